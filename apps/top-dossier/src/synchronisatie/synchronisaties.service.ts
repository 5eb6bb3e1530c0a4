import { notFound, type Actor, type Jobs } from '@koppelpunt/platform';
import type { Db, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
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
} from './synchronisaties.store.ts';
import { withTransactie } from './transactie.ts';

export const HAAL_JOB = 'haal-leerlinggegevens';

type KoppelingRef = Pick<Koppeling, 'id' | 'brin6'>;

export type Synchronisaties = {
  getSynchronisatie(actor: Actor, id: string): Promise<Synchronisatie>;
  listSynchronisaties(actor: Actor, koppeling: Koppeling): Promise<Synchronisatie[]>;
  listLaatste(actor: Actor, koppelingIds: readonly string[]): Promise<Map<string, Synchronisatie>>;
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
  const { db } = database;

  async function getKoppeling(actor: Actor, id: string): Promise<Koppeling> {
    const koppeling = await koppelingen.findKoppeling(actor, { id });
    if (!koppeling || !may(actor, 'synchronisaties starten', koppeling.brin6)) throw notFound();
    return koppeling;
  }

  async function start(actor: Actor, tx: Db, koppeling: KoppelingRef, toestaanVertrek: boolean) {
    const koppelingId = koppeling.id;
    const id = await insertSynchronisatieRow(tx, { koppelingId, toestaanVertrek, status: 'wacht' });
    await writeLogboek(tx, actor, {
      gebeurtenis: 'synchronisatie-gevraagd',
      brin6: koppeling.brin6,
      onderwerp: `koppeling:${koppelingId}`,
      details: { toestaanVertrek },
    });
    return id;
  }

  async function run(actor: Actor, id: string, signal?: AbortSignal): Promise<Synchronisatie> {
    requireMay(actor, 'gegevens ophalen');
    const found = await findSynchronisatieRow(db, id);
    if (!found) throw notFound();
    const { koppelingId, toestaanVertrek } = found;
    try {
      await withTransactie(database.pool, async (client, tx) => {
        await lockKoppeling(tx, koppelingId);
        const row = await findSynchronisatieRow(tx, id);
        if (!row || row.klaarOp) return;
        await updateStatusRow(db, id, 'bezig');
        const meter = createMeter(id);
        const opdracht = { koppelingId, toestaanVertrek, signal };
        const afloop = await haler.haal(actor, { client, tx }, opdracht, meter);
        await haler.record(actor, tx, { id, koppelingId }, afloop, meter);
      });
    } catch (error) {
      if (error instanceof Geannuleerd) await updateStatusRow(db, id, 'wacht');
      throw error;
    }
    const done = await findSynchronisatieRow(db, id);
    if (!done) throw notFound();
    return toSynchronisatie(done);
  }

  return {
    async getSynchronisatie(actor, id) {
      const row = await findSynchronisatieRow(db, id);
      if (!row) throw notFound();
      await getKoppeling(actor, row.koppelingId);
      return toSynchronisatie(row);
    },

    async listSynchronisaties(actor, koppeling) {
      if (!(await koppelingen.findKoppeling(actor, { id: koppeling.id }))) throw notFound();
      return (await listSynchronisatieRows(db, koppeling.id)).map(toSynchronisatie);
    },

    async listLaatste(actor, koppelingIds) {
      const allowed = new Set((await koppelingen.listKoppelingen(actor)).map(({ id }) => id));
      const rows = await listLaatsteRows(
        db,
        koppelingIds.filter((id) => allowed.has(id)),
      );
      return new Map(rows.map((row) => [row.koppelingId, toSynchronisatie(row)]));
    },

    async requestSynchronisatie(actor, koppelingId, { toestaanVertrek }) {
      const koppeling = await getKoppeling(actor, koppelingId);
      if (koppeling.status === 'gepauzeerd') throw createProblem('KOPPELING_GEPAUZEERD');
      return await db.transaction().execute(async (tx) => {
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
      const koppeling = await getKoppeling(actor, koppelingId);
      const id = await db.transaction().execute((tx) => start(actor, tx, koppeling, toestaanVertrek));
      return await run(actor, id);
    },

    run,

    async tryResume(actor, koppelingId, signal) {
      requireMay(actor, 'gegevens ophalen');
      return await withTransactie(database.pool, async (client, tx) => {
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
      for (const { id, koppelingId } of await listOpenRows(db, begonnenVoor)) {
        await db.transaction().execute(async (tx) => {
          if (!(await tryLockKoppeling(tx, koppelingId))) return;
          await updateStatusRow(tx, id, 'wacht');
          await jobs.send(HAAL_JOB, { synchronisatieId: id }, { tx, key: id });
        });
      }
    },
  };
}
