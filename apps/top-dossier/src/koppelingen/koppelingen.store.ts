import { sql, type Selectable } from 'kysely';
import type { Koppelingen as KoppelingTable } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import type { Koppeling, KoppelingStatus } from './koppeling.ts';
import { isOpen, pauzesVan, toPauze, type Pauzerij } from './pauzes.store.ts';

export type KoppelingKey = { id: string } | { brin6: string };

const COLUMNS = [
  'id',
  'brin6',
  'bronId',
  'schoolnaam',
  'codeVersleuteld',
  'status',
  'contactEmail',
  'actiefSinds',
  'statusSinds',
  'laatstePogingOp',
  'laatstGeluktOp',
  'volgendeOp',
  'opRij',
  'bevestigingVerzondenOp',
  'laatstOntvangenGegevens',
  'laatsteVraag',
  'aantalLeerlingen',
  'aantalGroepen',
] as const;

/** A koppeling as its row holds it: with the code, encrypted, and with what only this feature needs. */
export type KoppelingRow = Koppeling & { codeVersleuteld: string; opRij: number };

const toRow = ({
  pauzes,
  ...row
}: Pick<Selectable<KoppelingTable>, (typeof COLUMNS)[number]> & { pauzes: Pauzerij[] }): KoppelingRow => ({
  ...row,
  pauzes: pauzes.map(toPauze),
  status: row.status as KoppelingStatus,
});

export async function findKoppeling(
  { tx }: Handeling,
  key: KoppelingKey,
  { forUpdate = false } = {},
): Promise<KoppelingRow | undefined> {
  const row = await tx
    .selectFrom('koppelingen')
    .select(COLUMNS)
    .select(pauzesVan)
    .$if('id' in key, (q) => q.where('id', '=', (key as { id: string }).id))
    .$if('brin6' in key, (q) => q.where('brin6', '=', (key as { brin6: string }).brin6))
    .$if(forUpdate, (q) => q.forUpdate())
    .executeTakeFirst();
  return row && toRow(row);
}

/** In two statements: the pauses are read after the wait, and not with what the first one saw before it. */
export async function lockKoppeling(handeling: Handeling, id: string): Promise<KoppelingRow | undefined> {
  await handeling.tx.selectFrom('koppelingen').select('id').where('id', '=', id).forUpdate().execute();
  return await findKoppeling(handeling, { id });
}

export async function listKoppelingen({ tx }: Handeling): Promise<KoppelingRow[]> {
  const rows = await tx
    .selectFrom('koppelingen')
    .select(COLUMNS)
    .select(pauzesVan)
    .orderBy('brin6')
    .execute();
  return rows.map(toRow);
}

export async function insertKoppeling(
  { tx, now }: Handeling,
  row: {
    id: string;
    brin6: string;
    bronId: string;
    codeVersleuteld: string;
    schoolnaam: string | null;
    contactEmail: string | null;
    volgendeOp: Date;
  },
): Promise<void> {
  await tx
    .insertInto('koppelingen')
    .values({ ...row, status: 'aangevraagd', statusSinds: now })
    .execute();
}

export type KoppelingChange = Partial<Omit<KoppelingRow, 'id' | 'brin6' | 'pauzes'>>;

export async function updateKoppeling(
  { tx, now }: Handeling,
  id: string,
  change: KoppelingChange,
): Promise<void> {
  await tx
    .updateTable('koppelingen')
    .set({ ...change, updatedAt: now })
    .where('id', '=', id)
    .execute();
}

export type GeplandeKoppeling = { id: string; bronId: string; volgendeOp: Date };

/** Whose moment has come and which no pause of ours holds, oldest first, after the last one of the page before and not of a bron in `behalve`. */
export async function listGepland(
  { tx, now }: Handeling,
  { na, behalve, limit }: { na: GeplandeKoppeling | undefined; behalve: readonly string[]; limit: number },
): Promise<GeplandeKoppeling[]> {
  return await tx
    .selectFrom('koppelingen')
    .select(['id', 'bronId', 'volgendeOp'])
    .where('volgendeOp', '<=', now)
    .where(isOpen)
    .$if(behalve.length > 0, (query) => query.where('bronId', 'not in', behalve))
    .$if(na !== undefined, (query) =>
      query.where(sql<boolean>`(volgende_op, id) > (${na?.volgendeOp}, ${na?.id}::uuid)`),
    )
    .orderBy('volgendeOp')
    .orderBy('id')
    .limit(limit)
    .execute();
}
