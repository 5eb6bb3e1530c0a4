import type { LoginTx } from './login-deps.ts';

/** What is still asked after the password: the second factor that somebody has, or to set one up. */
export type Stap =
  { stap: 'klaar' } | { stap: 'tweede-factor'; code: boolean; passkey: boolean } | { stap: 'instellen' };

export async function findAanmeldStap(tx: LoginTx, gebruikerId: string): Promise<Stap> {
  const [totp, passkey] = await Promise.all([
    tx
      .selectFrom('tweedeFactoren')
      .select('gebruikerId')
      .where('gebruikerId', '=', gebruikerId)
      .executeTakeFirst(),
    tx.selectFrom('passkeys').select('id').where('gebruikerId', '=', gebruikerId).executeTakeFirst(),
  ]);
  if (!totp && !passkey) return { stap: 'instellen' };
  return { stap: 'tweede-factor', code: totp !== undefined, passkey: passkey !== undefined };
}
