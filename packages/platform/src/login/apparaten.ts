import { findMachine } from '../pogingen/adresblokken.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep } from './login-deps.ts';
import { createToken, hashToken } from './token.ts';

/**
 * Devices and addresses from which somebody got in before. They prove nothing. A person who comes from one has counters
 * of their own for mistakes, so that the guesses of strangers do not shut them out (OWASP: device cookies).
 */
const ONTHOUDEN_DAGEN = 90;
export const APPARAAT_COOKIE_S = ONTHOUDEN_DAGEN * 24 * 60 * 60;

type Waarvandaan = Pick<Aanroep, 'apparaat' | 'adres'>;

const oldest = (now: Date): Date => new Date(now.getTime() - APPARAAT_COOKIE_S * 1000);

/** Gives a name for the counters of a known device or address; undefined for a stranger. */
export async function findBekend(
  { tx, now }: LoginHandeling,
  gebruikerId: string,
  { apparaat, adres }: Waarvandaan,
): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('bekendeApparaten')
    .select(['hash', 'adres'])
    .where('gebruikerId', '=', gebruikerId)
    .where('gezienOp', '>', oldest(now))
    .execute();
  const hash = apparaat === undefined ? undefined : hashToken(apparaat);
  if (hash !== undefined && rows.some((row) => row.hash === hash)) return `apparaat:${hash}`;
  const machine = findMachine(adres);
  return rows.some((row) => findMachine(row.adres) === machine) ? `adres:${machine}` : undefined;
}

/** After a whole sign-in. Gives the token that the browser is to keep. */
export async function rememberApparaat(
  { tx, now }: LoginHandeling,
  gebruikerId: string,
  { apparaat, adres }: Waarvandaan,
): Promise<string> {
  // A token that did not come from us stays the stranger's: the browser gets a new one.
  const known =
    apparaat !== undefined &&
    (await tx
      .selectFrom('bekendeApparaten')
      .select('hash')
      .where('hash', '=', hashToken(apparaat))
      .executeTakeFirst());
  const token = known ? apparaat : createToken();
  await tx.deleteFrom('bekendeApparaten').where('gezienOp', '<', oldest(now)).execute();
  await tx
    .insertInto('bekendeApparaten')
    .values({ gebruikerId, hash: hashToken(token), adres, gezienOp: now })
    .onConflict((conflict) => conflict.columns(['gebruikerId', 'hash']).doUpdateSet({ adres, gezienOp: now }))
    .execute();
  return token;
}

/** After a new password: somebody who knew the old one, on a device of their own, is a stranger again. */
export async function deleteApparaten({ tx }: LoginHandeling, gebruikerId: string): Promise<void> {
  await tx.deleteFrom('bekendeApparaten').where('gebruikerId', '=', gebruikerId).execute();
}
