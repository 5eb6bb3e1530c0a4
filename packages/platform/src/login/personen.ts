import type { Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { LoginHandeling } from './login-database.ts';
import type { LoginTables } from './login-tables.ts';

/** A person by name, for somebody who may know them. */
export type Persoon = { id: string; naam: string; email: string };

export async function findPersoon(
  { tx }: LoginHandeling,
  email: string,
): Promise<{ id: string } | undefined> {
  return await tx
    .selectFrom('gebruikers')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

export async function listPersonen({ tx }: LoginHandeling, ids: readonly string[]): Promise<Persoon[]> {
  if (ids.length === 0) return [];
  return await tx.selectFrom('gebruikers').select(['id', 'naam', 'email']).where('id', 'in', ids).execute();
}

/** The addresses of everybody who has this role at the organisation itself: to send them what they must know. */
export async function listAdressenMetRol({ tx }: LoginHandeling, rol: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('lidmaatschappen')
    .innerJoin('gebruikers', 'gebruikers.id', 'lidmaatschappen.gebruikerId')
    .select('email')
    .distinct()
    .where('rol', '=', rol)
    .where('plek', 'is', null)
    .orderBy('email')
    .execute();
  return rows.map(({ email }) => email);
}

/** Those of these people who have set up a second step: an app or a passkey. */
export async function listMetTweedeStap(
  { tx }: LoginHandeling,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rijen = await tx
    .selectFrom('tweedeFactoren')
    .select('gebruikerId')
    .where('gebruikerId', 'in', ids)
    .union((eb) => eb.selectFrom('passkeys').select('gebruikerId').where('gebruikerId', 'in', ids))
    .execute();
  return new Set(rijen.map(({ gebruikerId }) => gebruikerId));
}

/** In a transaction of the application: the names of those people whom the actor may know, and nothing else of them. */
export async function listNamenVan(
  tx: AnyDb,
  ids: readonly string[],
): Promise<{ id: string; naam: string }[]> {
  return await (tx as Kysely<Pick<LoginTables, 'gebruikers'>>)
    .selectFrom('gebruikers')
    .select(['id', 'naam'])
    .where('id', 'in', ids)
    .execute();
}
