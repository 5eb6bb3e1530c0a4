import type { Selectable } from 'kysely';
import type { Bronnen } from '../database.generated.ts';
import type { Db } from '../database.ts';
import type { Bron, BronId, Wijze } from './bron.ts';

type BronRow = Bron & { klantcodeVersleuteld: string };

const KOLOMMEN = ['id', 'url', 'klantnaam', 'klantcodeVersleuteld', 'wijze'] as const;

export async function listBronRows(db: Db): Promise<BronRow[]> {
  const rows = await db.selectFrom('bronnen').select(KOLOMMEN).orderBy('id').execute();
  return rows.map(toBronRow);
}

export async function findBronRow(db: Db, id: string): Promise<BronRow | undefined> {
  const row = await db.selectFrom('bronnen').select(KOLOMMEN).where('id', '=', id).executeTakeFirst();
  return row && toBronRow(row);
}

const toBronRow = (row: Pick<Selectable<Bronnen>, (typeof KOLOMMEN)[number]>): BronRow => ({
  ...row,
  id: row.id as BronId,
  wijze: row.wijze as Wijze,
});

export async function upsertBronRow(
  db: Db,
  bron: { id: BronId; url: string; klantnaam: string; klantcodeVersleuteld: string; wijze: Wijze },
): Promise<void> {
  const { id, ...values } = bron;
  await db
    .insertInto('bronnen')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, updatedAt: new Date() }))
    .execute();
}
