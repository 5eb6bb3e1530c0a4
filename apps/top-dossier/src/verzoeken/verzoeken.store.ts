import { sql, type Selectable } from 'kysely';
import type { Db } from '../database.ts';
import type { Verzoeken as VerzoekTable } from '../database.generated.ts';
import type { VerzoekStatus } from './verzoek.ts';
import type { Controle } from './verzoeken.contract.ts';

export type VerzoekRow = Selectable<VerzoekTable>;

/** What may stand beside the encrypted codes: for the screen, without opening them. */
export type OpgeslagenKandidaat = { brin6: string; codeLengte: number; codeVersleuteld: string };

export type NewVerzoekRow = {
  id: string;
  mailId: string;
  status: 'nieuw' | 'onleesbaar';
  ontvangenOp: Date;
  van: string;
  onderwerpVersleuteld: string;
  tekstVersleuteld: string;
  schoolnaam: string | null;
  brin6: string | null;
  codeVersleuteld: string | null;
  codeLengte: number | null;
  kandidaten: readonly OpgeslagenKandidaat[];
  reden: string | null;
};

export async function insertVerzoekRow(db: Db, { kandidaten, ...row }: NewVerzoekRow): Promise<void> {
  await db
    .insertInto('verzoeken')
    .values({ ...row, kandidaten: JSON.stringify(kandidaten) })
    .execute();
}

export async function findVerzoekRow(
  db: Db,
  id: string,
  { forUpdate = false } = {},
): Promise<VerzoekRow | undefined> {
  return await db
    .selectFrom('verzoeken')
    .selectAll()
    .where('id', '=', id)
    .$if(forUpdate, (q) => q.forUpdate())
    .executeTakeFirst();
}

/** Newest first; a queue longer than this is no queue that a person works through. */
export async function listVerzoekRows(db: Db): Promise<VerzoekRow[]> {
  return await db.selectFrom('verzoeken').selectAll().orderBy('ontvangenOp', 'desc').limit(500).execute();
}

export async function updateVerzoekRow(
  db: Db,
  id: string,
  change: Partial<{
    status: VerzoekStatus;
    brin6: string;
    codeVersleuteld: string;
    codeLengte: number;
    reden: string | null;
    koppelingId: string;
    afwijzingVersleuteld: string;
  }>,
): Promise<void> {
  await db
    .updateTable('verzoeken')
    .set({ ...change, updatedAt: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function updateControle(db: Db, id: string, controle: Controle | null): Promise<void> {
  await db
    .updateTable('verzoeken')
    .set({ controle: controle && JSON.stringify(controle), updatedAt: new Date() })
    .where('id', '=', id)
    .execute();
}

export async function listVerzoekKoppelingen(db: Db): Promise<{ id: string; koppelingId: string }[]> {
  return await db
    .selectFrom('verzoeken')
    .select(['id', 'koppelingId'])
    .where('koppelingId', 'is not', null)
    .$narrowType<{ koppelingId: string }>()
    .execute();
}

/** The koppeling of these requests has pupils now. */
export async function markGeactiveerd(db: Db, koppelingId: string): Promise<string[]> {
  const rows = await db
    .updateTable('verzoeken')
    .set({ status: 'geactiveerd', updatedAt: sql`now()` })
    .where('koppelingId', '=', koppelingId)
    .where('status', '=', 'in-behandeling')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
