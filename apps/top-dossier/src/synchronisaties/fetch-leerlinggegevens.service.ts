/**
 * The sync path: HTTP answer → reader → COPY into a staging table → one set-based merge → commit, all in one
 * transaction. When anything stops it half-way (an answer cut off, a partner that lies, kill -9) the pupils stay as they
 * were. A failure that we understand is recorded in that same transaction, after a rollback to the savepoint, so that
 * the lock on the koppeling is held from the first question to the last row.
 */
import { describeBug, type Geheimen, type Log } from '@koppelpunt/platform';
import { splitBrin6, type Brin6 } from '@koppelpunt/standards';
import type pg from 'pg';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import { schooljaarOf } from '../bronnen/schooljaar.ts';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { openLeerlingenStaging, type LeerlingenStaging } from '../leerlingen/leerlingen-staging.service.ts';
import { AntwoordError } from './antwoord-error.ts';
import { readAntwoord, type AntwoordParts } from './read-antwoord.ts';
import { trackVoortgang, type VoortgangTracker } from './track-voortgang.service.ts';
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
  const found = await deps.koppelingen.getWithCode(handeling, options.koppelingId);
  await handeling.client.query('savepoint gegevens');
  try {
    const antwoord = await askLeerlinggegevens(deps, handeling, found, options.signal);
    if ('uitkomst' in antwoord) return antwoord.uitkomst;
    return await takeOver(deps, handeling, { ...options, ...found, antwoord }, tracker);
  } catch (error) {
    await handeling.client.query('rollback to savepoint gegevens');
    return uitkomsten.explainPause(toUitkomst(deps, error, found, options.signal), found.koppeling);
  }
}

type KoppelingMetCode = { koppeling: Koppeling; verificatiecode: string };

/** The pupils, or the uitkomst when the answer holds none. */
async function askLeerlinggegevens(
  { bronnen }: FetchDeps,
  handeling: Handeling,
  { koppeling, verificatiecode }: KoppelingMetCode,
  signal: AbortSignal | undefined,
): Promise<AntwoordParts | { uitkomst: Uitkomst }> {
  const { client, wijze } = await bronnen.openClient(handeling, koppeling.bronId, SYNC_TIMEOUT_MS);
  const laatst = koppeling.laatstOntvangenGegevens;
  // Both give the same parts, so that nothing from here on knows which port was asked.
  const operatie = wijze === 'getrapt' ? 'fetchGetrapt' : 'haalLeerlinggegevens';
  const antwoord = await client[operatie](
    {
      schooljaar: schooljaarOf(handeling.now),
      ...splitBrin6(koppeling.brin6 as Brin6),
      xsdversie: '2.2',
      ...(laatst !== null && { laatstontvangengegevens: laatst }),
    },
    { autorisatiesleutel: verificatiecode, signal },
  );
  if (antwoord.kind === 'geengegevens') return { uitkomst: uitkomsten.nulLeerlingen() };
  if (antwoord.kind !== 'geenwijzigingen') return antwoord;
  if (laatst === null) throw new AntwoordError('SYNC_NIET_GEVRAAGD');
  return { uitkomst: uitkomsten.geenWijzigingen() };
}

/** Stages the answer, compares it with what we have, and merges it unless a person must say first that it is right. */
async function takeOver(
  deps: FetchDeps,
  handeling: LockedHandeling,
  fetched: { koppeling: Koppeling; antwoord: AntwoordParts; toestaanVertrek: boolean },
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
  { koppeling, antwoord, toestaanVertrek }: Parameters<typeof takeOver>[2],
  staging: LeerlingenStaging,
  tracker: VoortgangTracker,
): Promise<Uitkomst> {
  const inhoud = await readAntwoord(antwoord, koppeling.brin6, staging, async (voortgang) => {
    await trackVoortgang(deps, handeling.actor, tracker, voortgang);
  });
  tracker.voortgang = inhoud.voortgang;
  const { leerlingen } = inhoud.voortgang;
  const { aanwezig, dubbel, ...tellingen } = await staging.compareLeerlingen();
  const weggelaten = inhoud.weggelaten + staging.countWeggelaten();
  if (dubbel > 0) throw new AntwoordError('SYNC_DUBBELE_SLEUTEL');
  if (leerlingen === 0) return uitkomsten.nulLeerlingen();
  if (!toestaanVertrek && tellingen.vertrokken > aanwezig * uitkomsten.MAX_VERTROKKEN_DEEL) {
    return uitkomsten.vastgehouden(tellingen, aanwezig, weggelaten);
  }
  await staging.mergeLeerlingen();
  return uitkomsten.gelukt(tellingen, weggelaten, {
    laatstOntvangenGegevens: inhoud.school.aanmaakdatum ?? null,
    aantallen: { leerlingen, groepen: inhoud.aantalGroepen },
  });
}

function toUitkomst(
  { log, database }: FetchDeps,
  error: unknown,
  { verificatiecode }: KoppelingMetCode,
  signal: AbortSignal | undefined,
): Uitkomst {
  if (signal?.aborted) throw new CancelledError('the run was cancelled', { cause: error });
  const uitkomst = uitkomsten.findUitkomst(error, { verificatiecode, now: database.now() });
  if (uitkomst) return uitkomst;
  log.error(describeBug(error), 'synchronisatie: bug');
  return uitkomsten.interneFout();
}
