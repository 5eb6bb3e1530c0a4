import type { Db } from '../database.ts';
import type { Bron, BronId, Wijze } from './bron.ts';

export async function listBronRows(db: Db): Promise<(Bron & { klantcodeVersleuteld: string })[]> {
  const rows = await db.selectFrom('bronnen').selectAll().orderBy('id').execute();
  return rows.map(({ id, url, klantnaam, klantcodeVersleuteld, wijze }) => ({
    id: id as BronId,
    url,
    klantnaam,
    klantcodeVersleuteld,
    wijze: wijze as Wijze,
  }));
}

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
