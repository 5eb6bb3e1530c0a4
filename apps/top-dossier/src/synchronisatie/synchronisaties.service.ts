import { notFound, type Actor, type Jobs } from '@koppelpunt/platform';
import type { Db, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { createMeter, Geannuleerd, type Haler } from './haal-leerlinggegevens.service.ts';
import type { Synchronisatie } from './synchronisaties.contract.ts';
import {
  findOpenId,
  findSynchronisatieRow,
  insertSynchronisatieRow,
  listLaatsteRows,
  listOpenRows,
  listSynchronisatieRows,
  lockKoppeling,
  toSynchronisatie,
  tryLockKoppeling,
  updateStatusRow,
  type SynchronisatieRow,
} from './synchronisaties.store.ts';

export const HAAL_JOB = 'haal-leerlinggegevens';

type KoppelingRef = Pick<Koppeling, 'id' | 'brin6'>;

export type Synchronisaties = {
  getSynchronisatie(actor: Actor, id: string): Promise<Synchronisatie>;
  /** Of koppelingen that this actor found: ask `koppelingen` first. */
  listSynchronisaties(actor: Actor, tx: Db, koppeling: Koppeling): Promise<Synchronisatie[]>;
  listLaatste(actor: Actor, tx: Db, koppelingen: readonly Koppeling[]): Promise<Map<string, Synchronisatie>>;
  /** For "Nu bijwerken". While one runs or waits, asking again gives that one. */
  requestSynchronisatie(
    actor: Actor,
    koppelingId: string,
    options: { toestaanVertrek: boolean },
  ): Promise<{ synchronisatieId: string }>;
  /** The same, in the transaction of the act that needs it, whatever the koppeling's status. */
  startSynchronisatie(actor: Actor, tx: Db, koppeling: KoppelingRef): Promise<string>;
  /** Without a job: whoever asks runs it, and waits. */
  runNow(actor: Actor, koppelingId: string, options: { toestaanVertrek: boolean }): Promise<Synchronisatie>;
  /** Runs the one that stands in the table; what is done already stays done. */
  run(actor: Actor, id: string, signal?: AbortSignal): Promise<Synchronisatie>;
  /** Asks whether the code works (again). A no leaves no row: it is asked each minute. */
  tryResume(actor: Actor, koppelingId: string, signal?: AbortSignal): Promise<'tijdelijk' | 'ok' | 'bezet'>;
  /** Gives runs that lost their process (kill -9) to another one. */
  recover(actor: Actor, begonnenVoor: Date): Promise<void>;
};

export function createSynchronisaties(deps: {
  database: TopDossierDatabase;
  koppelingen: Koppelingen;
  haler: Haler;
  jobs: Pick<Jobs, 'send'>;
}): Synchronisaties {
  const { database, koppelingen, haler, jobs } = deps;

  async function getKoppeling(actor: Actor, tx: Db, id: string): Promise<Koppeling> {
    const koppeling = await koppelingen.getKoppeling(actor, tx, { id });
    if (!may(actor, 'synchronisaties starten', koppeling.brin6)) throw notFound();
    return koppeling;
  }

  async function start(actor: Actor, tx: Db, koppeling: KoppelingRef, toestaanVertrek: boolean) {
    const koppelingId = koppeling.id;
    const id = await insertSynchronisatieRow(tx, { koppelingId, toestaanVertrek, status: 'wacht' });
    await writeLogboek(
      { actor, tx },
      {
        gebeurtenis: 'synchronisatie.gevraagd',
        brin6: koppeling.brin6,
        onderwerp: `koppeling:${koppelingId}`,
        details: { toestaanVertrek },
      },
    );
    return id;
  }

  async function run(actor: Actor, id: string, signal?: AbortSignal): Promise<Synchronisatie> {
    requireMay(actor, 'gegevens ophalen');
    let koppelingId = '';
    // In a transaction of its own, so that who watches sees it now.
    const setStatus = (status: 'wacht' | 'bezig') =>
      database.as(actor, ({ tx: other }) => updateStatusRow(other, { id, koppelingId }, status));
    try {
      return await database.asWithClient(actor, async ({ tx }, client) => {
        const { toestaanVertrek, ...found } = await getRow(tx, id);
        koppelingId = found.koppelingId;
        await lockKoppeling(tx, koppelingId);
        const row = await getRow(tx, id);
        if (row.klaarOp) return toSynchronisatie(row);
        await setStatus('bezig');
        const meter = createMeter({ id, koppelingId });
        const opdracht = { koppelingId, toestaanVertrek, signal };
        const afloop = await haler.haal(actor, { client, tx }, opdracht, meter);
        return toSynchronisatie(await haler.record(actor, tx, { id, koppelingId }, afloop, meter));
      });
    } catch (error) {
      if (error instanceof Geannuleerd) await setStatus('wacht');
      throw error;
    }
  }

  return {
    async getSynchronisatie(actor, id) {
      return await database.as(actor, async ({ tx }) => {
        const row = await getRow(tx, id);
        await getKoppeling(actor, tx, row.koppelingId);
        return toSynchronisatie(row);
      });
    },

    async listSynchronisaties(_actor, tx, koppeling) {
      return (await listSynchronisatieRows(tx, koppeling.id)).map(toSynchronisatie);
    },

    async listLaatste(_actor, tx, gevonden) {
      const rows = await listLaatsteRows(
        tx,
        gevonden.map(({ id }) => id),
      );
      return new Map(rows.map((row) => [row.koppelingId, toSynchronisatie(row)]));
    },

    async requestSynchronisatie(actor, koppelingId, { toestaanVertrek }) {
      return await database.as(actor, async ({ tx }) => {
        const koppeling = await getKoppeling(actor, tx, koppelingId);
        if (koppeling.status === 'gepauzeerd') throw createProblem('KOPPELING_GEPAUZEERD');
        const open = toestaanVertrek ? undefined : await findOpenId(tx, koppelingId);
        if (open) return { synchronisatieId: open };
        const synchronisatieId = await start(actor, tx, koppeling, toestaanVertrek);
        await jobs.send(HAAL_JOB, { synchronisatieId }, { tx, key: synchronisatieId });
        return { synchronisatieId };
      });
    },

    async startSynchronisatie(actor, tx, koppeling) {
      requireMay(actor, 'synchronisaties starten');
      const synchronisatieId = await start(actor, tx, koppeling, false);
      await jobs.send(HAAL_JOB, { synchronisatieId }, { tx, key: synchronisatieId });
      return synchronisatieId;
    },

    async runNow(actor, koppelingId, { toestaanVertrek }) {
      const id = await database.as(actor, async ({ tx }) => {
        const koppeling = await getKoppeling(actor, tx, koppelingId);
        return await start(actor, tx, koppeling, toestaanVertrek);
      });
      return await run(actor, id);
    },

    run,

    async tryResume(actor, koppelingId, signal) {
      requireMay(actor, 'gegevens ophalen');
      return await database.asWithClient(actor, async ({ tx }, client) => {
        if (!(await tryLockKoppeling(tx, koppelingId))) return 'bezet';
        const meter = createMeter(null);
        const opdracht = { koppelingId, toestaanVertrek: false, signal };
        const afloop = await haler.haal(actor, { client, tx }, opdracht, meter);
        if (afloop.resultaat === 'geweigerd' || afloop.isTijdelijk) {
          await koppelingen.recordPoging(actor, tx, koppelingId, afloop.resultaat === 'geweigerd');
          return afloop.isTijdelijk ? 'tijdelijk' : 'ok';
        }
        const id = await insertSynchronisatieRow(tx, {
          koppelingId,
          toestaanVertrek: false,
          status: 'bezig',
        });
        await haler.record(actor, tx, { id, koppelingId }, afloop, meter);
        return 'ok';
      });
    },

    async recover(actor, begonnenVoor) {
      requireMay(actor, 'gegevens ophalen');
      for (const { id, koppelingId } of await database.as(actor, ({ tx }) =>
        listOpenRows(tx, begonnenVoor),
      )) {
        await database.as(actor, async ({ tx }) => {
          if (!(await tryLockKoppeling(tx, koppelingId))) return;
          await updateStatusRow(tx, { id, koppelingId }, 'wacht');
          await jobs.send(HAAL_JOB, { synchronisatieId: id }, { tx, key: id });
        });
      }
    },
  };
}

async function getRow(tx: Db, id: string): Promise<SynchronisatieRow> {
  const row = await findSynchronisatieRow(tx, id);
  if (!row) throw notFound();
  return row;
}
