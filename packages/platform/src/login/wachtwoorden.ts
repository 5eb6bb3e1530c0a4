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

/** `perMail`: whoever reads the mailbox chose it, and nobody knows more of them. */
export async function setWachtwoordHash(
  { tx, now }: LoginHandeling,
  gebruikerId: string,
  hash: string,
  { perMail = false } = {},
): Promise<void> {
  const row = { hash, hersteldOp: perMail ? now : null };
  await tx
    .insertInto('wachtwoorden')
    .values({ gebruikerId, ...row })
    .onConflict((conflict) => conflict.column('gebruikerId').doUpdateSet(row))
    .execute();
}

/** Since when a password stands that was chosen by mail and with which no second step was shown; null: it was. */
export async function findHersteldOp({ tx }: LoginHandeling, gebruikerId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('wachtwoorden')
    .select('hersteldOp')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  return row?.hersteldOp ?? null;
}

/** Somebody showed the second step: that is more than the mailbox. */
export async function clearHersteldOp({ tx }: LoginHandeling, gebruikerId: string): Promise<void> {
  await tx
    .updateTable('wachtwoorden')
    .set({ hersteldOp: null })
    .where('gebruikerId', '=', gebruikerId)
    .where('hersteldOp', 'is not', null)
    .execute();
}

/** The same password in a dearer hash. One that was changed meanwhile stays. */
export async function replaceWachtwoordHash(
  { tx }: LoginHandeling,
  gebruikerId: string,
  { huidig, nieuw }: { huidig: string; nieuw: string },
): Promise<void> {
  await tx
    .updateTable('wachtwoorden')
    .set({ hash: nieuw })
    .where('gebruikerId', '=', gebruikerId)
    .where('hash', '=', huidig)
    .execute();
}
