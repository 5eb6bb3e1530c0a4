import type { LoginHandeling } from './login-database.ts';
import { createId } from './token.ts';

export type GebruikerOutcome = { kind: 'created' | 'alreadyExists'; id: string };

/** One transaction at a time for one person: what depends on all that somebody has still holds at its end. */
export async function lockGebruiker({ tx }: LoginHandeling, id: string): Promise<void> {
  await tx.selectFrom('gebruikers').select('id').where('id', '=', id).forUpdate().execute();
}

export async function getGebruiker(
  { tx }: LoginHandeling,
  id: string,
): Promise<{ naam: string; email: string }> {
  return await tx
    .selectFrom('gebruikers')
    .select(['naam', 'email'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** An address at which nobody receives mail. */
export const adresOfNobody = (id: string): string => `${id.toLowerCase()}@geen-adres.invalid`;

/** Undefined when somebody has this address. */
export async function insertGebruiker(
  { tx }: LoginHandeling,
  gebruiker: { id?: string; naam: string; email: string; emailBevestigd: boolean },
): Promise<string | undefined> {
  const { id = createId(), naam, email, emailBevestigd } = gebruiker;
  const made = await tx
    .insertInto('gebruikers')
    .values({ id, naam, email: email.toLowerCase(), emailBevestigd })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** One account, one person, one address: an account that has this address is the account of the person who is meant. */
export async function findOrInsertGebruiker(
  handeling: LoginHandeling,
  { email, naam }: { email: string; naam: string },
): Promise<GebruikerOutcome> {
  await releaseAdres(handeling, email);
  const created = await insertGebruiker(handeling, { naam, email, emailBevestigd: true });
  if (created !== undefined) return { kind: 'created', id: created };
  const { id } = await handeling.tx
    .selectFrom('gebruikers')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirstOrThrow();
  return { kind: 'alreadyExists', id };
}

/**
 * Takes the address away from somebody who merely said, at another organisation that did not look, to have it: a role
 * for its owner would go to that person.
 */
async function releaseAdres({ tx }: LoginHandeling, email: string): Promise<void> {
  await tx
    .updateTable('gebruikers')
    .set((eb) => ({ email: eb(eb.fn<string>('lower', ['id']), '||', adresOfNobody('')) }))
    .where('email', '=', email.toLowerCase())
    .where('emailBevestigd', '=', false)
    .where('id', 'not in', (eb) => eb.selectFrom('wachtwoorden').select('gebruikerId'))
    .where('id', 'in', (eb) => eb.selectFrom('schoolaccounts').select('gebruikerId'))
    .execute();
}
