import { sql, type Kysely } from 'kysely';
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

/** Those of them whose address is theirs: not one that another organisation merely heard them say. */
export async function listBereikbaar({ tx }: LoginHandeling, ids: readonly string[]): Promise<Persoon[]> {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom('gebruikers')
    .select(['id', 'naam', 'email'])
    .where('id', 'in', ids)
    .where('emailBevestigd', '=', true)
    .execute();
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

/** A row for each role, and one for an account without any. */
export async function listAccountsAt(
  { tx }: LoginHandeling,
  domeinen: readonly string[],
): Promise<{ id: string; email: string; rol: string | null; plek: string | null }[]> {
  return await tx
    .selectFrom('gebruikers')
    .leftJoin('lidmaatschappen', 'lidmaatschappen.gebruikerId', 'gebruikers.id')
    .select(['gebruikers.id', 'email', 'rol', 'plek'])
    .where(sql<string>`split_part(email, '@', 2)`, 'in', [...domeinen])
    .execute();
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

/** Those of these people who never chose a way to sign in: no password, no account of another organisation. */
export async function listUitgenodigd({ tx }: LoginHandeling, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const metMiddel = await tx
    .selectFrom('wachtwoorden')
    .select('gebruikerId')
    .where('gebruikerId', 'in', ids)
    .union((eb) => eb.selectFrom('schoolaccounts').select('gebruikerId').where('gebruikerId', 'in', ids))
    .execute();
  const bekend = new Set(metMiddel.map(({ gebruikerId }) => gebruikerId));
  return new Set(ids.filter((id) => !bekend.has(id)));
}

/** Those of these people whose second step somebody else took away, and who have no new one. */
export async function listGewist(handeling: LoginHandeling, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rijen = await handeling.tx
    .selectFrom('gebruikers')
    .select('id')
    .where('id', 'in', ids)
    .where('tweedeStapGewistOp', 'is not', null)
    .execute();
  const metStap = await listMetTweedeStap(handeling, ids);
  return new Set(rijen.map(({ id }) => id).filter((id) => !metStap.has(id)));
}

/**
 * In a transaction of the application: the names of those people whom the actor may know. Of who works for the organisation
 * that runs the application a school gets no name, but it is told that much: nobody at the school left.
 */
export async function listNamenVan(
  tx: AnyDb,
  ids: readonly string[],
): Promise<{ id: string; naam: string }[]> {
  const bekend = await (tx as Kysely<Pick<LoginTables, 'gebruikers'>>)
    .selectFrom('gebruikers')
    .select(['id', 'naam'])
    .where('id', 'in', ids)
    .execute();
  const onbekend = ids.filter((id) => !bekend.some((een) => een.id === id));
  if (onbekend.length === 0) return bekend;
  const { rows } = await sql<{ id: string; rol: string }>`
    select id, rol from koppelpunt.van_organisatie(${onbekend}::text[]) as medewerkers (id, rol)`.execute(tx);
  return [...bekend, ...rows.map(({ id, rol }) => ({ id, naam: nameMedewerker(id, rol) }))];
}

/** The beginning of the id tells two of them apart. */
const nameMedewerker = (id: string, rol: string): string =>
  `Een medewerker van ${rol === 'support' ? 'support' : 'de organisatie'} (${id.slice(0, 6)})`;
