import type { Selectable } from 'kysely';
import type { Bronnen } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import type { Bron, BronId, Wijze } from './bron.ts';

type BronRow = Bron & { klantcodeVersleuteld: string };

const COLUMNS = ['id', 'url', 'klantnaam', 'klantcodeVersleuteld', 'wijze'] as const;

export async function listBronnen({ tx }: Handeling): Promise<BronRow[]> {
  const rows = await tx.selectFrom('bronnen').select(COLUMNS).orderBy('id').execute();
  return rows.map(toBron);
}

export async function findBron({ tx }: Handeling, id: string): Promise<BronRow | undefined> {
  const row = await tx.selectFrom('bronnen').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && toBron(row);
}

const toBron = (row: Pick<Selectable<Bronnen>, (typeof COLUMNS)[number]>): BronRow => ({
  ...row,
  id: row.id as BronId,
  wijze: row.wijze as Wijze,
});

/** Inserts the bron, or updates the one with this id. */
export async function writeBron({ tx, now }: Handeling, { id, ...values }: BronRow): Promise<void> {
  await tx
    .insertInto('bronnen')
    .values({ id, ...values, updatedAt: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...values, updatedAt: now }))
    .execute();
}
