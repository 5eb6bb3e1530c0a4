import { findAfzender } from '../pogingen/adresblokken.ts';
import { getGebruiker } from './gebruikers.ts';
import type { Aanroep, LoginDeps } from './login-deps.ts';
import { wachtwoordTeBekend } from './login-problemen.ts';
import { hashWachtwoord } from './wachtwoord-hash.ts';
import { findBezwaar } from './wachtwoord-regels.ts';
import { eigenAccount } from './wie.ts';

/** The hash of a password that somebody chooses by a link. Only for who has the link: a stranger must not make us hash. */
export async function hashGekozen(
  deps: LoginDeps,
  gebruikerId: string,
  wachtwoord: string,
  { adres }: Pick<Aanroep, 'adres'>,
): Promise<string> {
  await requireGoedWachtwoord(deps, gebruikerId, wachtwoord);
  return await deps.hashQueue.run(findAfzender(adres), () => hashWachtwoord(wachtwoord, deps.hashKosten));
}

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
