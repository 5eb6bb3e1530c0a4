import type { WebAuthnCredential } from '@simplewebauthn/server';
import type { LoginHandeling } from './login-database.ts';

export type Passkey = { id: string; naam: string; createdAt: Date; gebruiktOp: Date | null };

/** The device gave this when the passkey was made; a signature is checked with it. */
export type Credential = WebAuthnCredential & { gebruikerId: string };

export async function listPasskeysOf({ tx }: LoginHandeling, gebruikerId: string): Promise<Passkey[]> {
  return await tx
    .selectFrom('passkeys')
    .select(['id', 'naam', 'createdAt', 'gebruiktOp'])
    .where('gebruikerId', '=', gebruikerId)
    .orderBy('createdAt')
    .execute();
}

export async function findCredential({ tx }: LoginHandeling, id: string): Promise<Credential | undefined> {
  const row = await tx
    .selectFrom('passkeys')
    .select(['id', 'gebruikerId', 'publicKey', 'counter'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, publicKey: new Uint8Array(row.publicKey) };
}

export async function insertPasskey(
  { tx }: LoginHandeling,
  { gebruikerId, naam, id, publicKey, counter, transports = [] }: Credential & { naam: string },
): Promise<void> {
  const key = { publicKey: Buffer.from(publicKey), counter, transports: [...transports] };
  await tx
    .insertInto('passkeys')
    .values({ id, gebruikerId, naam, gebruiktOp: null, ...key })
    .execute();
}

export async function setPasskeyUsed(
  { tx, now }: LoginHandeling,
  id: string,
  counter: number,
): Promise<void> {
  await tx.updateTable('passkeys').set({ counter, gebruiktOp: now }).where('id', '=', id).execute();
}
