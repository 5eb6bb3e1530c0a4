import { appendLogboek } from '../logboek/logboek.ts';
import { adresOfNobody, insertGebruiker } from './gebruikers.ts';
import { deleteLidmaatschap, insertLidmaatschappen } from './lidmaatschappen.ts';
import type { Toekenning } from './toekenning.ts';
import type { LoginHandeling } from './login-database.ts';
import { createId } from './token.ts';

/** The person as another organisation knows them. `sub` is stable; everything else may change or be wrong. */
export type OidcPersoon = {
  issuer: string;
  sub: string;
  naam: string;
  email: string | undefined;
  /** The organisation looked whether mail arrives there; if not, it is what the person says. */
  isBevestigd: boolean;
};

/** Goes by the organisation's stable name for the person, and by nothing else. */
export async function findSchoolaccount(
  { tx }: LoginHandeling,
  { issuer, sub }: OidcPersoon,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('schoolaccounts')
    .select('gebruikerId')
    .where('issuer', '=', issuer)
    .where('sub', '=', sub)
    .executeTakeFirst();
  return row?.gebruikerId;
}

export async function hasSchoolaccount({ tx }: LoginHandeling, gebruikerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('schoolaccounts')
    .select('sub')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** False when this account is linked to somebody else already. */
export async function linkSchoolaccount(
  handeling: LoginHandeling,
  gebruikerId: string,
  persoon: OidcPersoon,
): Promise<boolean> {
  const { issuer, sub } = persoon;
  await handeling.tx
    .insertInto('schoolaccounts')
    .values({ issuer, sub, gebruikerId, toekenningen: '[]' })
    .onConflict((conflict) => conflict.columns(['issuer', 'sub']).doNothing())
    .execute();
  return (await findSchoolaccount(handeling, persoon)) === gebruikerId;
}

/**
 * A new account for a person who is not known. Undefined when somebody has this e-mail address: its owner signs in as
 * before and links the two; a person who merely says to have the address gets nothing.
 */
export async function createSchoolaccountGebruiker(
  handeling: LoginHandeling,
  persoon: OidcPersoon,
): Promise<string | undefined> {
  const id = createId();
  // Not every organisation gives an address.
  const email = persoon.email ?? adresOfNobody(id);
  const made = await insertGebruiker(handeling, {
    id,
    naam: persoon.naam,
    email,
    emailBevestigd: persoon.isBevestigd,
  });
  if (made === undefined) return undefined;
  await linkSchoolaccount(handeling, id, persoon);
  return id;
}

/**
 * Puts what the organisation says now in the place of what it said before: a role that came with a claim goes with it. A
 * role that was given by hand is not in this list, and stays.
 */
export async function syncToekenningen(
  handeling: LoginHandeling,
  { issuer, sub }: OidcPersoon,
  toekenningen: readonly Toekenning[],
): Promise<void> {
  const { tx } = handeling;
  const { gebruikerId, toekenningen: before } = await tx
    .selectFrom('schoolaccounts')
    .select(['gebruikerId', 'toekenningen'])
    .where('issuer', '=', issuer)
    .where('sub', '=', sub)
    .executeTakeFirstOrThrow();
  const isSame = (a: Toekenning, b: Toekenning) => a.rol === b.rol && a.plek === b.plek;
  const kept = before.filter((was) => toekenningen.some((now) => isSame(was, now)));
  for (const was of before.filter((one) => !kept.includes(one))) {
    if (await deleteLidmaatschap(handeling, gebruikerId, was))
      await logRol(handeling, gebruikerId, 'rol.ingetrokken', was);
  }
  for (const now of toekenningen.filter((one) => !kept.some((was) => isSame(was, one)))) {
    if ((await insertLidmaatschappen(handeling, gebruikerId, [now])) === 0) continue;
    kept.push(now);
    await logRol(handeling, gebruikerId, 'rol.toegekend', now);
  }
  await tx
    .updateTable('schoolaccounts')
    .set({ toekenningen: JSON.stringify(kept) })
    .where('issuer', '=', issuer)
    .where('sub', '=', sub)
    .execute();
}

const logRol = async (
  handeling: LoginHandeling,
  gebruikerId: string,
  gebeurtenis: 'rol.toegekend' | 'rol.ingetrokken',
  { rol, plek }: Toekenning,
): Promise<void> =>
  await appendLogboek(handeling, {
    gebeurtenis,
    onderwerp: `gebruiker:${gebruikerId}`,
    ...(plek !== null && plek.length === 6 && { brin6: plek }),
    details: { rol, plek, bron: 'oidc' },
  });
