import { appendLogboek } from '../logboek/logboek.ts';
import { newId } from './gebruikers.ts';
import { deleteLidmaatschap, insertLidmaatschappen, type Toekenning } from './lidmaatschappen.ts';
import type { LoginTx } from './login-deps.ts';
import { AANMELDEN } from './wie.ts';

/** The person as the provider knows them. `sub` is stable; everything else may change or be wrong. */
export type OidcPersoon = {
  issuer: string;
  sub: string;
  naam: string;
  email: string | undefined;
  /** The provider looked whether mail arrives there; if not, it is what the person says. */
  isBevestigd: boolean;
};

const providerId = (issuer: string): string => `oidc:${issuer}`;

/** By the provider's stable name for the person, and nothing else. */
export async function findOidcGebruiker(tx: LoginTx, persoon: OidcPersoon): Promise<string | undefined> {
  const row = await tx
    .selectFrom('inlogmiddelen')
    .select('userId')
    .where('providerId', '=', providerId(persoon.issuer))
    .where('accountId', '=', persoon.sub)
    .executeTakeFirst();
  return row?.userId;
}

/** False when this name belongs to somebody else already. */
export async function linkOidc(tx: LoginTx, gebruikerId: string, persoon: OidcPersoon): Promise<boolean> {
  const made = await tx
    .insertInto('inlogmiddelen')
    .values({
      id: newId(),
      userId: gebruikerId,
      providerId: providerId(persoon.issuer),
      accountId: persoon.sub,
      password: null,
    })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined || (await findOidcGebruiker(tx, persoon)) === gebruikerId;
}

/**
 * A new account for who is not known. Undefined when somebody has this e-mail address: that person signs in the way
 * they did and links the two; whoever merely says to have the address gets nothing.
 */
export async function createOidcGebruiker(tx: LoginTx, persoon: OidcPersoon): Promise<string | undefined> {
  const id = newId();
  const made = await tx
    .insertInto('gebruikers')
    .values({
      id,
      name: persoon.naam,
      // Not every provider gives one; nobody can receive mail there.
      email: persoon.email?.toLowerCase() ?? `${id.toLowerCase()}@geen-adres.invalid`,
      emailVerified: persoon.isBevestigd,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return undefined;
  await linkOidc(tx, id, persoon);
  return id;
}

/**
 * What the provider says now, in the place of what it said before: a role that came with a claim goes with it. What was
 * given by hand stays; that is not in this list.
 */
export async function syncToekenningen(
  tx: LoginTx,
  gebruikerId: string,
  persoon: OidcPersoon,
  toekenningen: readonly Toekenning[],
): Promise<void> {
  const middel = await tx
    .selectFrom('inlogmiddelen')
    .select(['id', 'scope'])
    .where('providerId', '=', providerId(persoon.issuer))
    .where('accountId', '=', persoon.sub)
    .executeTakeFirstOrThrow();
  const before = JSON.parse(middel.scope ?? '[]') as Toekenning[];
  const isSame = (a: Toekenning, b: Toekenning) => a.rol === b.rol && a.plek === b.plek;
  const kept = before.filter((was) => toekenningen.some((now) => isSame(was, now)));
  for (const was of before.filter((one) => !kept.includes(one))) {
    if (await deleteLidmaatschap(tx, gebruikerId, was)) await log(tx, gebruikerId, 'rol.ingetrokken', was);
  }
  for (const now of toekenningen.filter((one) => !kept.some((was) => isSame(was, one)))) {
    if ((await insertLidmaatschappen(tx, gebruikerId, [now])) === 0) continue;
    kept.push(now);
    await log(tx, gebruikerId, 'rol.toegekend', now);
  }
  await tx
    .updateTable('inlogmiddelen')
    .set({ scope: JSON.stringify(kept) })
    .where('id', '=', middel.id)
    .execute();
}

const log = (
  tx: LoginTx,
  gebruikerId: string,
  gebeurtenis: 'rol.toegekend' | 'rol.ingetrokken',
  { rol, plek }: Toekenning,
): Promise<void> =>
  appendLogboek(
    { actor: AANMELDEN, tx },
    {
      gebeurtenis,
      onderwerp: `gebruiker:${gebruikerId}`,
      ...(plek !== null && plek.length === 6 && { brin6: plek }),
      details: { rol, plek, bron: 'oidc' },
    },
  );
