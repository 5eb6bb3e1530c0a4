import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LoginTables } from './login-tables.ts';

/**
 * Devices and addresses from which somebody got in before. They prove nothing; who comes from one has counters of his
 * own for mistakes, so that what strangers guess does not shut him out (OWASP: device cookies).
 */
const ONTHOUDEN_DAGEN = 90;
export const APPARAAT_COOKIE_S = ONTHOUDEN_DAGEN * 24 * 60 * 60;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Gives a name for the counters of whoever is known; undefined for a stranger. */
export async function findBekend(
  tx: Kysely<LoginTables>,
  gebruikerId: string,
  { apparaat, adres }: { apparaat: string | undefined; adres: string },
  now: Date,
): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('bekendeApparaten')
    .select(['hash', 'adres'])
    .where('gebruikerId', '=', gebruikerId)
    .where('gezienOp', '>', new Date(now.getTime() - APPARAAT_COOKIE_S * 1000))
    .execute();
  const hash = apparaat === undefined ? undefined : hashOf(apparaat);
  if (hash !== undefined && rows.some((row) => row.hash === hash)) return `apparaat:${hash}`;
  return rows.some((row) => row.adres === adres) ? `adres:${adres}` : undefined;
}

/** After a whole sign-in. Gives the token that the browser is to keep. */
export async function rememberApparaat(
  tx: Kysely<LoginTables>,
  gebruikerId: string,
  { apparaat, adres }: { apparaat: string | undefined; adres: string },
  now: Date,
): Promise<string> {
  // A token that this person did not get from us stays the stranger's: we give a new one.
  const known =
    apparaat !== undefined &&
    (await tx
      .selectFrom('bekendeApparaten')
      .select('hash')
      .where('hash', '=', hashOf(apparaat))
      .executeTakeFirst());
  const token = known ? apparaat : randomBytes(24).toString('base64url');
  await tx
    .deleteFrom('bekendeApparaten')
    .where('gezienOp', '<', new Date(now.getTime() - APPARAAT_COOKIE_S * 1000))
    .execute();
  await tx
    .insertInto('bekendeApparaten')
    .values({ gebruikerId, hash: hashOf(token), adres, gezienOp: now })
    .onConflict((conflict) => conflict.columns(['gebruikerId', 'hash']).doUpdateSet({ adres, gezienOp: now }))
    .execute();
  return token;
}

/** After a new password: whoever knew the old one from a device of his own is a stranger again. */
export async function forgetApparaten(tx: Kysely<LoginTables>, gebruikerId: string): Promise<void> {
  await tx.deleteFrom('bekendeApparaten').where('gebruikerId', '=', gebruikerId).execute();
}
