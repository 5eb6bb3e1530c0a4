import type { Selectable } from 'kysely';
import type { Koppelingen as KoppelingTable } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import type { Koppeling, KoppelingStatus } from './koppeling.ts';

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
  'bevestigingVerzondenOp',
  'laatstOntvangenGegevens',
  'aantalLeerlingen',
  'aantalGroepen',
] as const;

/** A koppeling as its row holds it: with the code, encrypted. */
export type KoppelingRow = Koppeling & { codeVersleuteld: string };

const toRow = (row: Pick<Selectable<KoppelingTable>, (typeof COLUMNS)[number]>): KoppelingRow => ({
  ...row,
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
    .$if('id' in key, (q) => q.where('id', '=', (key as { id: string }).id))
    .$if('brin6' in key, (q) => q.where('brin6', '=', (key as { brin6: string }).brin6))
    .$if(forUpdate, (q) => q.forUpdate())
    .executeTakeFirst();
  return row && toRow(row);
}

export async function listKoppelingen({ tx }: Handeling): Promise<KoppelingRow[]> {
  return (await tx.selectFrom('koppelingen').select(COLUMNS).orderBy('brin6').execute()).map(toRow);
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
  },
): Promise<void> {
  await tx
    .insertInto('koppelingen')
    .values({ ...row, status: 'aangevraagd', statusSinds: now })
    .execute();
}

export type KoppelingChange = Partial<
  Omit<KoppelingRow, 'id' | 'brin6'> & { statusSinds: Date; laatstePogingOp: Date }
>;

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

/** The paused ones, and those in storing that were last tried before `storingenVoor`. Longest untried first. */
export async function listRetryable({ tx }: Handeling, storingenVoor: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('koppelingen')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('status', '=', 'gepauzeerd'),
        eb.and([eb('status', '=', 'storing'), eb('laatstePogingOp', '<', storingenVoor)]),
      ]),
    )
    .orderBy('laatstePogingOp', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map(({ id }) => id);
}
