import type { LoginHandeling } from './login-database.ts';
import type { LoginDeps } from './login-deps.ts';
import type { Sessie } from './sessie.ts';
import { eigenAccount } from './wie.ts';

/** The step that is still asked after the password: to show a second factor, or to set one up. */
export type Stap =
  { stap: 'klaar' } | { stap: 'tweede-factor'; code: boolean; passkey: boolean } | { stap: 'instellen' };

/** The step that a session still lacks. */
export async function findAanmeldStap(
  deps: LoginDeps,
  { gebruikerId, tweedeFactorOp }: Sessie,
): Promise<Stap> {
  if (tweedeFactorOp !== null) return { stap: 'klaar' };
  return await deps.as(eigenAccount(gebruikerId), (handeling) => findTweedeStap(handeling, gebruikerId));
}

export async function findTweedeStap({ tx }: LoginHandeling, gebruikerId: string): Promise<Stap> {
  const totp = await tx
    .selectFrom('tweedeFactoren')
    .select('gebruikerId')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  const passkey = await tx
    .selectFrom('passkeys')
    .select('id')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  if (!totp && !passkey) return { stap: 'instellen' };
  return { stap: 'tweede-factor', code: totp !== undefined, passkey: passkey !== undefined };
}
