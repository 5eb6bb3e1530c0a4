import type { Aanroep, LoginDeps } from './login-deps.ts';
import type { Actor } from './actor.ts';
import type { LoginHandeling } from './login-database.ts';
import { listLidmaatschappen } from './lidmaatschappen.ts';
import type { Middel } from './login-tables.ts';
import { createId, createToken, hashToken } from './token.ts';
import { AANMELDEN } from './wie.ts';

/** A session as the server knows it. Without `tweedeFactorOp` it is half-way: the password was right, no more. */
export type Sessie = {
  readonly id: string;
  readonly gebruikerId: string;
  readonly middel: Middel;
  readonly tweedeFactorOp: Date | null;
  readonly createdAt: Date;
};

/** Somebody who walks away from a school computer is signed out an hour later; somebody who works on is not. */
const INACTIEF_S = 60 * 60;
/** The life of a session is moved forward at most this often: one write, not one per request. */
const VERLENG_S = 5 * 60;
/** A working day: also a session that is used without end ends. */
const ABSOLUUT_S = 10 * 60 * 60;
/** Time enough to find one's telephone and to set up a second factor. */
const HALVERWEGE_S = 15 * 60;
/** An act that makes an account weaker, or harder to keep, asks a sign-in this fresh. */
const VERS_S = 15 * 60;

/** Enough to recognise a browser by; a header may be as long as its sender likes. */
const USER_AGENT_LENGTH = 300;

const isVerlopen = ({ createdAt, tweedeFactorOp }: Sessie, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > (tweedeFactorOp ? ABSOLUUT_S : HALVERWEGE_S) * 1000;

export const isVers = ({ createdAt }: Sessie, now: Date): boolean =>
  now.getTime() - createdAt.getTime() <= VERS_S * 1000;

const plus = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/** The living session of this token and the person it belongs to. Using a session lengthens its life. */
export async function findSessie(
  deps: LoginDeps,
  token: string | undefined,
): Promise<{ actor: Actor; sessie: Sessie } | undefined> {
  if (token === undefined) return undefined;
  return await deps.as(AANMELDEN, async (handeling) => {
    const { tx, now } = handeling;
    const found = await tx
      .selectFrom('sessies')
      .innerJoin('gebruikers', 'gebruikers.id', 'sessies.gebruikerId')
      .select(['sessies.id', 'gebruikerId', 'middel', 'tweedeFactorOp', 'sessies.createdAt', 'verlooptOp'])
      .select(['naam', 'email'])
      .where('tokenHash', '=', hashToken(token))
      .where('verlooptOp', '>', now)
      .executeTakeFirst();
    if (!found || isVerlopen(found, now)) return undefined;
    const { naam, email, verlooptOp, ...sessie } = found;
    if (verlooptOp <= plus(now, INACTIEF_S - VERLENG_S)) await extendSessie(handeling, sessie.id);
    const lidmaatschappen = await listLidmaatschappen(handeling, sessie.gebruikerId);
    const tweedeFactor = sessie.tweedeFactorOp !== null;
    const actor: Actor = { kind: 'gebruiker', id: sessie.gebruikerId, email, naam, lidmaatschappen, tweedeFactor };
    return { actor, sessie };
  });
}

async function extendSessie({ tx, now }: LoginHandeling, id: string): Promise<void> {
  await tx
    .updateTable('sessies')
    .set({ gezienOp: now, verlooptOp: plus(now, INACTIEF_S) })
    .where('id', '=', id)
    .execute();
}

/**
 * Opens a session in the place of the one that this browser had, and gives its token. The token is always made here and
 * now: one that somebody planted in a browser never becomes the token of a session.
 */
export async function insertSessie(
  { tx, now }: LoginHandeling,
  { gebruikerId, middel, isHeel }: { gebruikerId: string; middel: Middel; isHeel: boolean },
  { adres, userAgent, sessie: vorige }: Aanroep,
): Promise<string> {
  if (vorige) await tx.deleteFrom('sessies').where('id', '=', vorige.id).execute();
  await tx
    .deleteFrom('sessies')
    .where('gebruikerId', '=', gebruikerId)
    .where((eb) => eb.or([eb('verlooptOp', '<', now), eb('createdAt', '<', plus(now, -ABSOLUUT_S))]))
    .execute();
  const token = createToken();
  await tx
    .insertInto('sessies')
    .values({
      id: createId(),
      gebruikerId,
      tokenHash: hashToken(token),
      middel,
      tweedeFactorOp: isHeel ? now : null,
      adres,
      userAgent: userAgent.slice(0, USER_AGENT_LENGTH),
      createdAt: now,
      gezienOp: now,
      verlooptOp: plus(now, INACTIEF_S),
    })
    .execute();
  return token;
}

export async function listSessies({ tx, now }: LoginHandeling, gebruikerId: string) {
  return await tx
    .selectFrom('sessies')
    .select(['id', 'adres', 'userAgent', 'middel', 'createdAt', 'gezienOp'])
    .where('gebruikerId', '=', gebruikerId)
    .where('tweedeFactorOp', 'is not', null)
    .where('verlooptOp', '>', now)
    .where('createdAt', '>', plus(now, -ABSOLUUT_S))
    .orderBy('createdAt', 'desc')
    .execute();
}

/** Ends them at once: a session that is not in the table is none. Gives how many there were. */
export async function deleteSessies(
  { tx }: LoginHandeling,
  gebruikerId: string,
  which: { alleen?: string; behalve?: string } = {},
): Promise<number> {
  let query = tx.deleteFrom('sessies').where('gebruikerId', '=', gebruikerId);
  if (which.alleen !== undefined) query = query.where('id', '=', which.alleen);
  if (which.behalve !== undefined) query = query.where('id', '<>', which.behalve);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
