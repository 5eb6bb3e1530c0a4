/**
 * The sync path: HTTP answer → reader → COPY into a staging table → one set-based merge → commit, all in one
 * transaction. Whatever stops it half-way (an answer cut off, a partner that lies, kill -9) leaves the pupils as they
 * were: there is no half batch. A failure that we understand is recorded in that same transaction, after a savepoint
 * has taken the data back, so that the lock on the koppeling is held from the first question to the last word.
 */
import { describeBug, type Actor, type Geheimen, type Log } from '@koppelpunt/platform';
import { splitBrin6, type Brin6 } from '@koppelpunt/standards';
import type pg from 'pg';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import { schooljaarOf } from '../bronnen/schooljaar.ts';
import type { Db, TopDossierDatabase } from '../database.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { openLeerlingenInvoer } from '../leerlingen/invoer.service.ts';
import { LEERLING_KOLOMMEN } from '../leerlingen/leerling.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import {
  findFout,
  geenWijzigingen,
  gelukt,
  interneFout,
  MAX_VERTROKKEN_DEEL,
  nulLeerlingen,
  vastgehouden,
  verduidelijk,
  type Afloop,
} from './afloop.ts';
import { leesAntwoord, type Voortgang } from './lees-antwoord.ts';
import { finishRow, updateVoortgangRow, type Run, type SynchronisatieRow } from './synchronisaties.store.ts';
import { AntwoordGeweigerd } from './weigering.ts';

export type HaalDeps = {
  database: TopDossierDatabase;
  bronnen: Bronnen;
  koppelingen: Koppelingen;
  geheimen: Geheimen;
  log: Log;
  now: () => Date;
  /** What else must happen in the transaction in which pupils crossed: the confirmation to the school. */
  onGelukt: (actor: Actor, tx: Db, koppeling: Koppeling) => Promise<void>;
};

export type HaalOpdracht = {
  koppelingId: string;
  toestaanVertrek: boolean;
  signal?: AbortSignal | undefined;
};

/** Per byte that we wait for, not for the whole answer. */
const SYNC_TIMEOUT_MS = 60_000;
/** How often a person who watches sees the bar move. */
const VOORTGANG_MS = 250;

export class Geannuleerd extends Error {
  override name = 'Geannuleerd';
}

export type Haler = {
  /** Call it with the koppeling locked. Never throws for what the other side does. */
  haal(
    actor: Actor,
    connection: { client: pg.PoolClient; tx: Db },
    opdracht: HaalOpdracht,
    meter: Meter,
  ): Promise<Afloop>;
  /** Writes the end of a run: koppeling, row, logboek and what `onGelukt` adds. */
  record(actor: Actor, tx: Db, run: Run, afloop: Afloop, meter: Meter): Promise<SynchronisatieRow>;
};

/** Where a run stands; with a `run`, also in its row, in a transaction of its own so that others see it. */
export type Meter = { run: Run | null; laatst: number; stand: Voortgang & { bytes: number } };

export function createMeter(run: Run | null): Meter {
  return {
    run,
    laatst: performance.now(),
    stand: { groepenGedaan: 0, groepenTotaal: null, leerlingen: 0, bytes: 0 },
  };
}

export function createHaler(deps: HaalDeps): Haler {
  async function move(actor: Actor, meter: Meter, voortgang: Voortgang, bytes: number): Promise<void> {
    meter.stand = { ...voortgang, bytes };
    const moment = performance.now();
    const { run, stand } = meter;
    if (run === null || moment - meter.laatst < VOORTGANG_MS) return;
    meter.laatst = moment;
    await deps.database.as(actor, ({ tx: other }) => updateVoortgangRow(other, run, stand));
  }

  async function fetchAndMerge(
    actor: Actor,
    connection: { client: pg.PoolClient; tx: Db },
    opdracht: HaalOpdracht,
    { koppeling, verificatiecode }: { koppeling: Koppeling; verificatiecode: string },
    meter: Meter,
  ): Promise<Afloop> {
    const { tx } = connection;
    const { client, wijze } = await deps.bronnen.openClient(tx, koppeling.bronId, SYNC_TIMEOUT_MS);
    const laatst = koppeling.laatstOntvangenGegevens;
    // The same parts either way, so from here on nobody knows by which port they came.
    const operatie = wijze === 'getrapt' ? 'fetchGetrapt' : 'haalLeerlinggegevens';
    const antwoord = await client[operatie](
      {
        schooljaar: schooljaarOf(deps.now()),
        ...splitBrin6(koppeling.brin6 as Brin6),
        xsdversie: '2.2',
        ...(laatst !== null && { laatstontvangengegevens: laatst }),
      },
      { autorisatiesleutel: verificatiecode, signal: opdracht.signal },
    );
    if (antwoord.kind === 'geenwijzigingen') {
      if (laatst === null) throw new AntwoordGeweigerd('SYNC_NIET_GEVRAAGD');
      return geenWijzigingen();
    }
    if (antwoord.kind === 'geengegevens') return nulLeerlingen();

    const invoer = await openLeerlingenInvoer(actor, deps, { ...connection, koppelingId: koppeling.id });
    try {
      const gelezen = await leesAntwoord(antwoord.parts, koppeling.brin6, invoer, (voortgang) =>
        move(actor, meter, voortgang, antwoord.bytes()),
      );
      meter.stand = { ...gelezen.voortgang, bytes: antwoord.bytes() };
      const { aanwezig, dubbel, ...tellingen } = await invoer.compare();
      const weggelaten = gelezen.weggelaten + invoer.weggelaten;
      if (dubbel > 0) throw new AntwoordGeweigerd('SYNC_DUBBELE_SLEUTEL');
      if (gelezen.voortgang.leerlingen === 0) return nulLeerlingen();
      if (!opdracht.toestaanVertrek && tellingen.vertrokken > aanwezig * MAX_VERTROKKEN_DEEL) {
        return vastgehouden(tellingen, aanwezig, weggelaten);
      }
      await invoer.merge();
      return gelukt(tellingen, weggelaten, {
        laatstOntvangenGegevens: gelezen.school.aanmaakdatum ?? null,
        aantallen: { leerlingen: gelezen.voortgang.leerlingen, groepen: gelezen.aantalGroepen },
      });
    } catch (error) {
      await invoer.abandon();
      throw error;
    }
  }

  function toAfloop(error: unknown, verificatiecode: string, signal: AbortSignal | undefined): Afloop {
    if (signal?.aborted) throw new Geannuleerd('the run was cancelled', { cause: error });
    const fout = findFout(error, verificatiecode);
    if (fout) return fout;
    deps.log.error(describeBug(error), 'synchronisatie: bug');
    return interneFout();
  }

  return {
    async haal(actor, connection, opdracht, meter) {
      const met = await deps.koppelingen.getWithCode(actor, connection.tx, opdracht.koppelingId);
      await connection.client.query('savepoint gegevens');
      try {
        return await fetchAndMerge(actor, connection, opdracht, met, meter);
      } catch (error) {
        await connection.client.query('rollback to savepoint gegevens');
        return verduidelijk(toAfloop(error, met.verificatiecode, opdracht.signal), met.koppeling);
      }
    },

    async record(actor, tx, { id, koppelingId }, afloop, meter) {
      const { resultaat, code, tellingen, weggelaten, isTijdelijk: _isTijdelijk, melding: _melding } = afloop;
      const koppeling = await deps.koppelingen.recordUitkomst(actor, tx, koppelingId, {
        event: resultaat,
        ...(afloop.laatstOntvangenGegevens !== undefined && {
          laatstOntvangenGegevens: afloop.laatstOntvangenGegevens,
        }),
        ...(afloop.aantallen && { aantallen: afloop.aantallen }),
      });
      const row = await finishRow(tx, id, afloop, meter.stand);
      await writeLogboek(
        { actor, tx },
        {
          gebeurtenis: 'synchronisatie.afgelopen',
          brin6: koppeling.brin6,
          onderwerp: `koppeling:${koppelingId}`,
          details: {
            resultaat,
            code,
            leerlingen: meter.stand.leerlingen,
            bytes: meter.stand.bytes,
            weggelaten,
            velden: meter.stand.leerlingen > 0 ? LEERLING_KOLOMMEN : [],
            ...tellingen,
          },
        },
      );
      if (resultaat === 'gelukt') await deps.onGelukt(actor, tx, koppeling);
      return row;
    },
  };
}
