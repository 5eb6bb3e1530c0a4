import type { Aanroep, LoginDeps } from './login-deps.ts';
import type { Actor } from '../actor/actor.ts';
import type { LoginHandeling } from './login-database.ts';
import { listLidmaatschappen } from './lidmaatschappen.ts';
import type { Middel } from './login-tables.ts';
import { ABSOLUUT_S, INACTIEF_S, isVerlopen, addSeconds, VERLENG_S, type Sessie } from './sessie.ts';
import { createId, createToken, hashToken } from './token.ts';
import { AANMELDEN } from './wie.ts';

/** Enough to recognise a browser by; a header may be as long as its sender likes. */
const USER_AGENT_LENGTH = 300;

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
    if (verlooptOp <= addSeconds(now, INACTIEF_S - VERLENG_S)) await extendSessie(handeling, sessie.id);
    const lidmaatschappen = await listLidmaatschappen(handeling, sessie.gebruikerId);
    const tweedeFactor = sessie.tweedeFactorOp !== null;
    const actor: Actor = {
      kind: 'gebruiker',
      id: sessie.gebruikerId,
      email,
      naam,
      lidmaatschappen,
      tweedeFactor,
    };
    return { actor, sessie };
  });
}

async function extendSessie({ tx, now }: LoginHandeling, id: string): Promise<void> {
  await tx
    .updateTable('sessies')
    .set({ gezienOp: now, verlooptOp: addSeconds(now, INACTIEF_S) })
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
    .where((eb) => eb.or([eb('verlooptOp', '<', now), eb('createdAt', '<', addSeconds(now, -ABSOLUUT_S))]))
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
      verlooptOp: addSeconds(now, INACTIEF_S),
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
    .where('createdAt', '>', addSeconds(now, -ABSOLUUT_S))
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
