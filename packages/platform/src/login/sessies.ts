import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { LoginTables, Middel } from './login-tables.ts';

/** A session as the server knows it. Without `tweedeFactorOp` it is half-way: the password was right, no more. */
export type Sessie = {
  id: string;
  gebruikerId: string;
  middel: Middel;
  tweedeFactorOp: Date | null;
  createdAt: Date;
};

/** Whoever walks away from a school computer is signed out an hour later; who works on, is not. */
export const INACTIEF_S = 60 * 60;
/** A working day: also a session that is used without end ends. */
export const ABSOLUUT_S = 10 * 60 * 60;
/** Time enough to find one's telephone and to set up a second factor. */
export const HALVERWEGE_S = 15 * 60;
/** What makes an account weaker or harder to keep asks a sign-in this fresh. */
export const VERS_S = 15 * 60;

/** Where a request came from, as the sessions list shows it to its owner. */
export type Herkomst = { adres: string; userAgent: string };

export const isVerlopen = (sessie: Sessie, now: Date): boolean =>
  now.getTime() - sessie.createdAt.getTime() > (sessie.tweedeFactorOp ? ABSOLUUT_S : HALVERWEGE_S) * 1000;

export const isVers = (sessie: Sessie, now: Date): boolean =>
  now.getTime() - sessie.createdAt.getTime() <= VERS_S * 1000;

/** A session always has a token of its own, made now: one that somebody planted in a browser never becomes one. */
export async function insertSessie(
  tx: Kysely<LoginTables>,
  sessie: {
    gebruikerId: string;
    middel: Middel;
    tweedeFactor: boolean;
    herkomst: Herkomst;
    vorige?: string | undefined;
  },
  now: Date,
): Promise<{ id: string; token: string }> {
  const { gebruikerId, middel, tweedeFactor, herkomst, vorige } = sessie;
  if (vorige !== undefined) await tx.deleteFrom('sessies').where('id', '=', vorige).execute();
  await tx
    .deleteFrom('sessies')
    .where('userId', '=', gebruikerId)
    .where((eb) =>
      eb.or([eb('expiresAt', '<', now), eb('createdAt', '<', new Date(now.getTime() - ABSOLUUT_S * 1000))]),
    )
    .execute();
  const [id, token] = [randomBytes(16).toString('base64url'), randomBytes(32).toString('base64url')];
  await tx
    .insertInto('sessies')
    .values({
      id,
      userId: gebruikerId,
      token,
      middel,
      tweedeFactorOp: tweedeFactor ? now : null,
      expiresAt: new Date(now.getTime() + INACTIEF_S * 1000),
      ipAddress: herkomst.adres,
      userAgent: herkomst.userAgent.slice(0, 300),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  return { id, token };
}

export async function listSessies(tx: Kysely<LoginTables>, gebruikerId: string, now: Date) {
  return await tx
    .selectFrom('sessies')
    .select(['id', 'ipAddress', 'userAgent', 'middel', 'createdAt', 'updatedAt'])
    .where('userId', '=', gebruikerId)
    .where('tweedeFactorOp', 'is not', null)
    .where('expiresAt', '>', now)
    .where('createdAt', '>', new Date(now.getTime() - ABSOLUUT_S * 1000))
    .orderBy('createdAt', 'desc')
    .execute();
}

/** Ends them at once: what is not in the table is no session. Gives how many there were. */
export async function deleteSessies(
  tx: Kysely<LoginTables>,
  gebruikerId: string,
  which: { alleen?: string; behalve?: string } = {},
): Promise<number> {
  let query = tx.deleteFrom('sessies').where('userId', '=', gebruikerId);
  if (which.alleen !== undefined) query = query.where('id', '=', which.alleen);
  if (which.behalve !== undefined) query = query.where('id', '<>', which.behalve);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
