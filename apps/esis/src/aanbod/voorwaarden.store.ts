import type { Handeling } from '../database.ts';
import type { VoorwaardenDocument } from './voorwaarden.ts';

/** Keeps the bytes that somebody is about to accept; once, whoever accepts them. */
export async function insertVoorwaarden(
  { tx }: Handeling,
  { sha256, versie, bestandsnaam, pdf }: VoorwaardenDocument,
): Promise<void> {
  await tx
    .insertInto('voorwaarden')
    .values({ sha256, versie, bestandsnaam, pdf })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

export async function findVoorwaarden(
  { tx }: Handeling,
  sha256: string,
): Promise<VoorwaardenDocument | undefined> {
  return await tx
    .selectFrom('voorwaarden')
    .select(['sha256', 'versie', 'bestandsnaam', 'pdf'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}
