import { getGebruiker } from './gebruikers.ts';
import type { LoginDeps } from './login-deps.ts';
import { wachtwoordTeBekend } from './login-problemen.ts';
import { findBezwaar } from './wachtwoord-regels.ts';
import { eigenAccount } from './wie.ts';

/** Before the hash is made: a password that somebody would try first is refused, with the reason beside its field. */
export async function requireGoedWachtwoord(
  deps: LoginDeps,
  gebruikerId: string,
  wachtwoord: string,
  veld: 'wachtwoord' | 'nieuw' = 'wachtwoord',
): Promise<void> {
  const { naam, email } = await deps.as(eigenAccount(gebruikerId), (handeling) =>
    getGebruiker(handeling, gebruikerId),
  );
  const bezwaar = findBezwaar(wachtwoord, [naam, email]);
  if (bezwaar !== undefined) throw wachtwoordTeBekend(bezwaar, veld);
}
