import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LoginTables } from './login-tables.ts';

/** What may be done once, with a token that only its receiver has: the database keeps its hash. */
export type Doel = 'uitnodiging' | 'wachtwoord-herstel' | 'app-instellen' | 'passkey' | 'oidc';

export const GELDIG_S: Readonly<Record<Doel, number>> = {
  /** A week: people work part-time. */
  uitnodiging: 7 * 24 * 60 * 60,
  'wachtwoord-herstel': 30 * 60,
  'app-instellen': 15 * 60,
  passkey: 5 * 60,
  oidc: 10 * 60,
};

// 256 random bits cannot be guessed, so the hash needs no key and no salt.
const identify = (doel: Doel, token: string): string =>
  `${doel}:${createHash('sha256').update(token).digest('base64url')}`;

export async function createEenmalig(
  tx: Kysely<LoginTables>,
  doel: Doel,
  gegevens: object,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.deleteFrom('verificaties').where('expiresAt', '<', now).execute();
  await tx
    .insertInto('verificaties')
    .values({
      id: randomBytes(16).toString('base64url'),
      identifier: identify(doel, token),
      value: JSON.stringify(gegevens),
      expiresAt: new Date(now.getTime() + GELDIG_S[doel] * 1000),
    })
    .execute();
  return token;
}

/** Looks without using it up. */
export async function findEenmalig(
  tx: Kysely<LoginTables>,
  doel: Doel,
  token: string,
  now: Date,
): Promise<Record<string, unknown> | undefined> {
  const row = await tx
    .selectFrom('verificaties')
    .select('value')
    .where('identifier', '=', identify(doel, token))
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return row && (JSON.parse(row.value) as Record<string, unknown>);
}

/** Of two that come at once, one gets it. */
export async function consumeEenmalig(
  tx: Kysely<LoginTables>,
  doel: Doel,
  token: string,
  now: Date,
): Promise<Record<string, unknown> | undefined> {
  const row = await tx
    .deleteFrom('verificaties')
    .where('identifier', '=', identify(doel, token))
    .where('expiresAt', '>', now)
    .returning('value')
    .executeTakeFirst();
  return row && (JSON.parse(row.value) as Record<string, unknown>);
}

/** Those of one person that are still open: a new one replaces them. */
export async function deleteEenmalig(
  tx: Kysely<LoginTables>,
  doel: Doel,
  gebruikerId: string,
): Promise<void> {
  await tx
    .deleteFrom('verificaties')
    .where('identifier', 'like', `${doel}:%`)
    .where('value', 'like', `%"gebruikerId":"${gebruikerId}"%`)
    .execute();
}
