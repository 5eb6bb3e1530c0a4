/**
 * The sync path: HTTP answer → reader → COPY into a staging table → one set-based merge → commit, all in one
 * transaction. When anything stops it half-way (an answer cut off, a partner that lies, kill -9) the pupils stay as they
 * were. A failure that we understand is recorded in that same transaction, after a rollback to the savepoint, so that
 * the lock on the koppeling is held from the first question to the last row.
 */
import { describeBug, parseMoment, type Geheimen, type Log } from '@koppelpunt/platform';
import { splitBrin6, type Brin6 } from '@koppelpunt/standards';
import type pg from 'pg';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import { schooljaarOf } from '../bronnen/schooljaar.ts';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { openLeerlingenStaging, type LeerlingenStaging } from '../leerlingen/leerlingen-staging.service.ts';
import { AntwoordError } from './antwoord-error.ts';
import { describeInhoud, readAntwoord, type AntwoordParts } from './read-antwoord.ts';
import { trackVoortgang, type VoortgangTracker } from './track-voortgang.service.ts';
import { watchPauze, type Pauzewacht } from './watch-pauze.service.ts';
import * as uitkomsten from './uitkomst.ts';
import type { Uitkomst } from './uitkomst.ts';

export type FetchDeps = {
  database: TopDossierDatabase;
  bronnen: Bronnen;
  koppelingen: Koppelingen;
  geheimen: Geheimen;
  log: Log;
};

/** The transaction of the run and its connection; the koppeling is locked in it. */
export type LockedHandeling = Handeling & { client: pg.PoolClient };

export type FetchOptions = {
  koppelingId: string;
  toestaanVertrek: boolean;
  signal?: AbortSignal | undefined;
};

/** How long we wait for the next byte; the whole answer may take longer. */
const SYNC_TIMEOUT_MS = 60_000;

const XSDVERSIE = '2.2';

export class CancelledError extends Error {
  override name = 'CancelledError';
}

/** Fetches the pupils of one school into our tables. Never throws for what the other side does. */
export async function fetchLeerlinggegevens(
  deps: FetchDeps,
  handeling: LockedHandeling,
  options: FetchOptions,
  tracker: VoortgangTracker,
): Promise<Uitkomst> {
  const found = {
    ...(await deps.koppelingen.getWithCode(handeling, options.koppelingId)),
    schooljaar: schooljaarOf(handeling.now),
  };
  const wacht = watchPauze(deps.koppelingen, handeling.actor, options);
  await handeling.client.query('savepoint gegevens');
  try {
    await wacht.check();
    const antwoord = await askLeerlinggegevens(deps, handeling, found, wacht.signal);
    if ('uitkomst' in antwoord) return antwoord.uitkomst;
    return await takeOver(deps, handeling, { ...options, ...found, antwoord, wacht }, tracker);
  } catch (error) {
    await handeling.client.query('rollback to savepoint gegevens');
    if (wacht.isStilgezet() && !options.signal?.aborted) return uitkomsten.stilgezet();
    return uitkomsten.explainPause(toUitkomst(deps, error, found, options.signal), found.koppeling);
  } finally {
    wacht.close();
  }
}

type Gevraagd = { koppeling: Koppeling; verificatiecode: string; schooljaar: string };

/** The pupils, or the uitkomst when the answer holds none. */
async function askLeerlinggegevens(
  { bronnen }: FetchDeps,
  handeling: Handeling,
  { koppeling, verificatiecode, schooljaar }: Gevraagd,
  signal: AbortSignal | undefined,
): Promise<(AntwoordParts & { vraag: string }) | { uitkomst: Uitkomst }> {
  const { client, wijze, naam } = await bronnen.openClient(handeling, koppeling.bronId, SYNC_TIMEOUT_MS);
  // ESIS keeps one moment for all years of a vestiging, and another bron counts from moments of its own.
  const vraag = [schooljaar, wijze, XSDVERSIE, naam].join(' ');
  const laatst = koppeling.laatsteVraag === vraag ? koppeling.laatstOntvangenGegevens : null;
  // Both give the same parts, so that nothing from here on knows which port was asked.
  const operatie = wijze === 'getrapt' ? 'fetchGetrapt' : 'haalLeerlinggegevens';
  const antwoord = await client[operatie](
    {
      schooljaar,
      ...splitBrin6(koppeling.brin6 as Brin6),
      xsdversie: XSDVERSIE,
      ...(laatst !== null && { laatstontvangengegevens: laatst }),
    },
    { autorisatiesleutel: verificatiecode, signal },
  );
  if (antwoord.kind === 'geengegevens') return { uitkomst: uitkomsten.nulLeerlingen() };
  if (antwoord.kind !== 'geenwijzigingen') return { ...antwoord, vraag };
  if (laatst === null) throw new AntwoordError('SYNC_NIET_GEVRAAGD');
  return { uitkomst: uitkomsten.geenWijzigingen() };
}

/** Stages the answer, compares it with what we have, and merges it unless a person must say first that it is right. */
async function takeOver(
  deps: FetchDeps,
  handeling: LockedHandeling,
  fetched: Omit<Gevraagd, 'verificatiecode'> & {
    antwoord: AntwoordParts & { vraag: string };
    toestaanVertrek: boolean;
    wacht: Pauzewacht;
  },
  tracker: VoortgangTracker,
): Promise<Uitkomst> {
  const staging = await openLeerlingenStaging(deps, handeling, fetched.koppeling.id);
  try {
    return await mergeAntwoord(deps, handeling, fetched, staging, tracker);
  } catch (error) {
    await staging.abandon();
    throw error;
  }
}

async function mergeAntwoord(
  deps: FetchDeps,
  handeling: LockedHandeling,
  { koppeling, schooljaar, antwoord, toestaanVertrek, wacht }: Parameters<typeof takeOver>[2],
  staging: LeerlingenStaging,
  tracker: VoortgangTracker,
): Promise<Uitkomst> {
  const inhoud = await readAntwoord(
    antwoord,
    { brin6: koppeling.brin6, schooljaar },
    staging,
    async (voortgang) => {
      await trackVoortgang(deps, handeling.actor, tracker, voortgang);
    },
  );
  tracker.voortgang = inhoud.voortgang;
  const { leerlingen } = inhoud.voortgang;
  const { aanwezig, dubbel, ...tellingen } = await staging.compareLeerlingen();
  const weggelaten = inhoud.weggelaten + staging.countWeggelaten();
  if (dubbel > 0) throw new AntwoordError('SYNC_DUBBELE_SLEUTEL');
  if (leerlingen === 0) return uitkomsten.nulLeerlingen();
  if (!toestaanVertrek && tellingen.vertrokken > aanwezig * uitkomsten.MAX_VERTROKKEN_DEEL) {
    return uitkomsten.vastgehouden(tellingen, aanwezig, weggelaten);
  }
  await wacht.check();
  const groepen = await staging.mergeLeerlingen();
  return uitkomsten.gelukt({
    tellingen,
    weggelaten,
    overgeslagen: inhoud.overgeslagen,
    melding: describeInhoud({ ...inhoud, weggelaten }),
    laatst: {
      laatstOntvangenGegevens: findStempel(inhoud.school.aanmaakdatum, deps.database.now()),
      laatsteVraag: antwoord.vraag,
    },
    aantallen: { leerlingen: aanwezig - tellingen.vertrokken + tellingen.nieuw, groepen },
  });
}

/**
 * A moment that has yet to come, or that no clock shows, is not kept: ESIS would answer until then that nothing changed.
 * When its clock is a little ahead of ours, all pupils cross once more.
 */
function findStempel(aanmaakdatum: string | undefined, now: Date): string | null {
  const moment = aanmaakdatum === undefined ? undefined : parseMoment(aanmaakdatum);
  return aanmaakdatum !== undefined && moment !== undefined && moment <= now.getTime() ? aanmaakdatum : null;
}

function toUitkomst(
  { log, database }: FetchDeps,
  error: unknown,
  { verificatiecode }: Gevraagd,
  signal: AbortSignal | undefined,
): Uitkomst {
  if (signal?.aborted) throw new CancelledError('the run was cancelled', { cause: error });
  const uitkomst = uitkomsten.findUitkomst(error, { verificatiecode, now: database.now() });
  if (uitkomst) return uitkomst;
  log.error(describeBug(error), 'synchronisatie: bug');
  return uitkomsten.interneFout();
}
