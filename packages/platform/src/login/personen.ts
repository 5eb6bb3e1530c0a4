import type { LoginTx } from './login-deps.ts';

/** A person by name, for somebody who may know them. */
export type Persoon = { id: string; naam: string; email: string };

export async function findPersoon(tx: LoginTx, email: string): Promise<{ id: string } | undefined> {
  return await tx
    .selectFrom('gebruikers')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
}

export async function listPersonen(tx: LoginTx, ids: readonly string[]): Promise<Persoon[]> {
  if (ids.length === 0) return [];
  return await tx
    .selectFrom('gebruikers')
    .select(['id', 'name as naam', 'email'])
    .where('id', 'in', ids)
    .execute();
}

/** Those of these people who have set up a second step: an app or a passkey. */
export async function listMetTweedeStap(tx: LoginTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rijen = await tx
    .selectFrom('tweedeFactoren')
    .select('gebruikerId')
    .where('gebruikerId', 'in', ids)
    .union((eb) => eb.selectFrom('passkeys').select('gebruikerId').where('gebruikerId', 'in', ids))
    .execute();
  return new Set(rijen.map(({ gebruikerId }) => gebruikerId));
}
