import type { LoginHandeling } from './login-database.ts';

export async function findWachtwoordHash(
  { tx }: LoginHandeling,
  gebruikerId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('wachtwoorden')
    .select('hash')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  return row?.hash;
}

export async function setWachtwoordHash(
  { tx }: LoginHandeling,
  gebruikerId: string,
  hash: string,
): Promise<void> {
  await tx
    .insertInto('wachtwoorden')
    .values({ gebruikerId, hash })
    .onConflict((conflict) => conflict.column('gebruikerId').doUpdateSet({ hash }))
    .execute();
}
