import { randomBytes } from 'node:crypto';
import type { LoginTx } from './login-deps.ts';

export const newId = (): string => randomBytes(16).toString('base64url');

/** One at a time until the end of the transaction: what depends on all that somebody has must still be so at its end. */
export async function lockGebruiker(tx: LoginTx, id: string): Promise<void> {
  await tx.selectFrom('gebruikers').select('id').where('id', '=', id).forUpdate().execute();
}

/**
 * One account, one person, one address: whoever has this address already is who is meant. Not who merely says to have
 * it, at another organisation that did not look: then a role for the one would go to the other.
 */
export async function findOrInsertGebruiker(
  tx: LoginTx,
  { email, naam }: { email: string; naam: string },
): Promise<{ kind: 'created' | 'alreadyExists'; id: string }> {
  await tx
    .updateTable('gebruikers')
    .set((eb) => ({ email: eb(eb.fn<string>('lower', ['id']), '||', '@geen-adres.invalid') }))
    .where('email', '=', email.toLowerCase())
    .where('emailVerified', '=', false)
    .where('id', 'not in', (eb) =>
      eb.selectFrom('inlogmiddelen').select('userId').where('providerId', '=', 'credential'),
    )
    .where('id', 'in', (eb) =>
      eb.selectFrom('inlogmiddelen').select('userId').where('providerId', 'like', 'oidc:%'),
    )
    .execute();
  const made = await tx
    .insertInto('gebruikers')
    .values({ id: newId(), name: naam, email: email.toLowerCase(), emailVerified: true })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return { kind: 'created', id: made.id };
  const { id } = await tx
    .selectFrom('gebruikers')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirstOrThrow();
  return { kind: 'alreadyExists', id };
}

export async function setWachtwoordHash(tx: LoginTx, gebruikerId: string, password: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('inlogmiddelen')
    .set({ password, updatedAt: new Date() })
    .where('userId', '=', gebruikerId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await tx
    .insertInto('inlogmiddelen')
    .values({ id: newId(), userId: gebruikerId, accountId: gebruikerId, providerId: 'credential', password })
    .execute();
}
