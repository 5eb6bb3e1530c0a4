import { appendLogboek, notFound, Problem, type Actor, type Geheimen, type Jobs } from '@koppelpunt/platform';
import { BERICHT_JOB, type BerichtOpdracht } from '../berichten/bericht.ts';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { Db } from '../database.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { requireSupport } from '../rollen/rollen.ts';
import type { Synchronisaties } from '../synchronisatie/synchronisaties.service.ts';
import { controleer } from './controle.service.ts';
import { toVerzoek, toVerzoekDetail } from './toon-verzoek.ts';
import { contextOf } from './verzoek-geheimen.ts';
import { mayBecome, type VerzoekStatus } from './verzoek.ts';
import type { Controle, Verzoek, VerzoekDetail, VerzoekInvoer } from './verzoeken.contract.ts';
import {
  findVerzoekRow,
  listVerzoekRows,
  markGeactiveerd,
  updateControle,
  updateVerzoekRow,
  type VerzoekRow,
} from './verzoeken.store.ts';

export type Verzoeken = {
  listVerzoeken(actor: Actor): Promise<Verzoek[]>;
  getVerzoek(actor: Actor, id: string): Promise<VerzoekDetail>;
  /** What support fills in by hand when the mail was not clear. */
  updateVerzoek(actor: Actor, id: string, invoer: VerzoekInvoer): Promise<Verzoek>;
  controleerVerzoek(actor: Actor, id: string): Promise<Controle>;
  activeerVerzoek(actor: Actor, id: string): Promise<{ synchronisatieId: string; koppelingId: string }>;
  rejectVerzoek(actor: Actor, id: string, reden: string): Promise<Verzoek>;
  /** In the transaction in which the pupils crossed. */
  markGeactiveerd(actor: Actor, tx: Db, koppelingId: string): Promise<void>;
  /** For the mail to the sender, and nothing else. */
  getAfwijzing(
    actor: Actor,
    id: string,
  ): Promise<{ aan: string; reden: string; brin6: string | null } | undefined>;
};

export type VerzoekenDeps = {
  db: Db;
  geheimen: Geheimen;
  bronnen: Bronnen;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
  jobs: Pick<Jobs, 'send'>;
  now: () => Date;
};

export function createVerzoeken(deps: VerzoekenDeps): Verzoeken {
  const { db, geheimen } = deps;

  async function getRow(tx: Db, id: string, options?: { forUpdate: boolean }): Promise<VerzoekRow> {
    const row = await findVerzoekRow(tx, id, options);
    if (!row) throw notFound();
    return row;
  }

  function getCode(row: VerzoekRow): { brin6: string; verificatiecode: string } {
    if (row.brin6 === null || row.codeVersleuteld === null) throw nogNietIngevuld();
    const verificatiecode = geheimen.decrypt(row.codeVersleuteld, contextOf(row.id, 'code'));
    return { brin6: row.brin6, verificatiecode };
  }

  async function runControle(actor: Actor, id: string): Promise<Controle> {
    const row = await getRow(db, id);
    const { brin6, verificatiecode } = getCode(row);
    const school = { brin6, verificatiecode, schoolnaam: row.schoolnaam };
    const controle = await controleer(actor, deps, school);
    await db.transaction().execute(async (tx) => {
      const now = await getRow(tx, id, { forUpdate: true });
      // Somebody filled in another code while we asked: this answer is not about that one.
      if (now.codeVersleuteld !== row.codeVersleuteld) return;
      await updateControle(tx, id, controle);
      if (now.status === 'nieuw') await updateVerzoekRow(tx, id, { status: 'in-behandeling' });
      await logVerzoek(tx, actor, now, 'verzoek-gecontroleerd', { ok: controle.ok, code: controle.code });
    });
    return controle;
  }

  return {
    async listVerzoeken(actor) {
      requireSupport(actor);
      return await db.transaction().execute(async (tx) => {
        const rows = await listVerzoekRows(tx);
        await appendLogboek(tx, actor, {
          gebeurtenis: 'verzoeken-bekeken',
          details: { aantal: rows.length },
        });
        return rows.map(toVerzoek);
      });
    },

    async getVerzoek(actor, id) {
      requireSupport(actor);
      return await db.transaction().execute(async (tx) => {
        const row = await getRow(tx, id);
        await logVerzoek(tx, actor, row, 'verzoek-bekeken');
        return toVerzoekDetail(row, geheimen);
      });
    },

    async updateVerzoek(actor, id, { brin6, verificatiecode }) {
      requireSupport(actor);
      if (!verificatiecode.startsWith(brin6)) throw andereSchool(brin6);
      return await db.transaction().execute(async (tx) => {
        const row = await getRow(tx, id, { forUpdate: true });
        requireNext(row, 'in-behandeling');
        const codeVersleuteld = geheimen.encrypt(verificatiecode, contextOf(id, 'code'));
        const codeLengte = verificatiecode.length;
        await updateVerzoekRow(tx, id, {
          brin6,
          codeVersleuteld,
          codeLengte,
          reden: null,
          status: 'in-behandeling',
        });
        await updateControle(tx, id, null);
        await logVerzoek(tx, actor, { ...row, brin6 }, 'verzoek-ingevuld');
        return toVerzoek(await getRow(tx, id));
      });
    },

    async controleerVerzoek(actor, id) {
      requireSupport(actor);
      requireOpen(await getRow(db, id));
      return await runControle(actor, id);
    },

    async activeerVerzoek(actor, id) {
      requireSupport(actor);
      const before = await getRow(db, id);
      requireOpen(before);
      // A code that ESIS does not accept must not replace one that works.
      const controle = (before.controle as Controle | null)?.ok
        ? (before.controle as Controle)
        : await runControle(actor, id);
      if (!controle.ok) {
        throw new Problem({ status: 409, code: 'CONTROLE_MISLUKT', melding: controle.melding });
      }
      const bron = await deps.bronnen.getBron();
      return await db.transaction().execute(async (tx) => {
        const row = await getRow(tx, id, { forUpdate: true });
        requireOpen(row);
        const koppeling = await deps.koppelingen.requestKoppeling(actor, tx, {
          ...getCode(row),
          bronId: bron.id,
          schoolnaam: row.schoolnaam,
          contactEmail: row.van,
        });
        await updateVerzoekRow(tx, id, { status: 'in-behandeling', koppelingId: koppeling.id });
        const synchronisatieId = await deps.synchronisaties.startSynchronisatie(actor, tx, koppeling.id);
        return { synchronisatieId, koppelingId: koppeling.id };
      });
    },

    async rejectVerzoek(actor, id, reden) {
      requireSupport(actor);
      return await db.transaction().execute(async (tx) => {
        const row = await getRow(tx, id, { forUpdate: true });
        requireNext(row, 'afgewezen');
        await updateVerzoekRow(tx, id, {
          status: 'afgewezen',
          afwijzingVersleuteld: geheimen.encrypt(reden, contextOf(id, 'afwijzing')),
        });
        await logVerzoek(tx, actor, row, 'verzoek-afgewezen');
        const opdracht: BerichtOpdracht = { soort: 'afwijzing', verzoekId: id };
        await deps.jobs.send(BERICHT_JOB, opdracht, { tx, key: `afwijzing:${id}` });
        return toVerzoek(await getRow(tx, id));
      });
    },

    async markGeactiveerd(actor, tx, koppelingId) {
      requireSupport(actor);
      await markGeactiveerd(tx, koppelingId);
    },

    async getAfwijzing(actor, id) {
      requireSupport(actor);
      const row = await findVerzoekRow(db, id);
      if (!row?.afwijzingVersleuteld) return undefined;
      const reden = geheimen.decrypt(row.afwijzingVersleuteld, contextOf(id, 'afwijzing'));
      return { aan: row.van, reden, brin6: row.brin6 };
    },
  };
}

async function logVerzoek(
  tx: Db,
  actor: Actor,
  row: Pick<VerzoekRow, 'id' | 'brin6'>,
  gebeurtenis: string,
  details: Record<string, string | boolean | null> = {},
): Promise<void> {
  await appendLogboek(tx, actor, {
    gebeurtenis,
    ...(row.brin6 !== null && { brin6: row.brin6 }),
    onderwerp: `verzoek:${row.id}`,
    details,
  });
}

function requireNext(row: VerzoekRow, naar: VerzoekStatus): void {
  if (mayBecome(row.status as VerzoekStatus, naar)) return;
  throw new Problem({
    status: 409,
    code: 'VERZOEK_AFGEHANDELD',
    melding: `Dit verzoek is al ${row.status === 'afgewezen' ? 'afgewezen' : 'geactiveerd'}.`,
  });
}

const requireOpen = (row: VerzoekRow) => requireNext(row, 'in-behandeling');

const nogNietIngevuld = () =>
  new Problem({
    status: 409,
    code: 'CODE_ONBEKEND',
    melding: 'Van dit verzoek zijn BRIN en verificatiecode nog niet bekend. Vul ze eerst in.',
  });

const andereSchool = (brin6: string) =>
  new Problem({
    status: 400,
    code: 'INVOER_ONGELDIG',
    melding: 'Niet alles is goed ingevuld.',
    velden: { verificatiecode: `De verificatiecode van deze school begint met ${brin6}.` },
  });
