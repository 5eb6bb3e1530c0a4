import type { LoginHandeling } from './login-database.ts';
import type { Doel } from './login-tables.ts';
import { createToken, hashToken } from './token.ts';

/** How long a token can be used. */
export const GELDIG_S: Readonly<Record<Doel, number>> = {
  /** A week: people work part-time. */
  uitnodiging: 7 * 24 * 60 * 60,
  'wachtwoord-herstel': 30 * 60,
  'app-instellen': 15 * 60,
  passkey: 5 * 60,
  oidc: 10 * 60,
  /** Two weeks: a school closes for a week in each holiday. */
  'rol-bevestigen': 14 * 24 * 60 * 60,
};

/** The data that was saved with a token. */
type Gegevens = Readonly<Record<string, unknown>>;
type Found = { gebruikerId: string | null; gegevens: Gegevens };

/** A token that can be used once; the database keeps its hash. Clears away those that nobody used in time. */
export async function createEenmaligToken(
  { tx, now }: LoginHandeling,
  doel: Doel,
  { gebruikerId, gegevens = {} }: { gebruikerId?: string; gegevens?: Gegevens } = {},
): Promise<string> {
  const token = createToken();
  await tx.deleteFrom('eenmaligeTokens').where('verlooptOp', '<', now).execute();
  const verlooptOp = new Date(now.getTime() + GELDIG_S[doel] * 1000);
  await tx
    .insertInto('eenmaligeTokens')
    .values({
      hash: hashToken(token),
      doel,
      gebruikerId: gebruikerId ?? null,
      gegevens: JSON.stringify(gegevens),
      verlooptOp,
    })
    .execute();
  return token;
}

/** Looks without using it up. */
export async function findEenmaligToken(
  { tx, now }: LoginHandeling,
  doel: Doel,
  token: string,
): Promise<Found | undefined> {
  return await tx
    .selectFrom('eenmaligeTokens')
    .select(['gebruikerId', 'gegevens'])
    .where('hash', '=', hashToken(token))
    .where('doel', '=', doel)
    .where('verlooptOp', '>', now)
    .executeTakeFirst();
}

/** Uses the token up: when two requests bring it at one moment, one of them gets it. */
export async function consumeEenmaligToken(
  { tx, now }: LoginHandeling,
  doel: Doel,
  token: string,
): Promise<Found | undefined> {
  return await tx
    .deleteFrom('eenmaligeTokens')
    .where('hash', '=', hashToken(token))
    .where('doel', '=', doel)
    .where('verlooptOp', '>', now)
    .returning(['gebruikerId', 'gegevens'])
    .executeTakeFirst();
}

/** The open ones of one person: a new one replaces them. */
export async function deleteEenmaligeTokens(
  { tx }: LoginHandeling,
  doel: Doel,
  gebruikerId: string,
): Promise<void> {
  await tx
    .deleteFrom('eenmaligeTokens')
    .where('doel', '=', doel)
    .where('gebruikerId', '=', gebruikerId)
    .execute();
}

/** Until when these people can still use one. */
export async function listGeldigTot(
  { tx, now }: LoginHandeling,
  doel: Doel,
  ids: readonly string[],
): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('eenmaligeTokens')
    .select(['gebruikerId', 'verlooptOp'])
    .where('doel', '=', doel)
    .where('gebruikerId', 'in', ids)
    .where('verlooptOp', '>', now)
    .execute();
  return new Map(rows.map(({ gebruikerId, verlooptOp }) => [gebruikerId ?? '', verlooptOp]));
}
