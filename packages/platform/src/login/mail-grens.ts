import { createHash } from 'node:crypto';
import type { LoginDeps } from './login-deps.ts';
import { teVeelMails } from './login-problemen.ts';
import { takePoging, type Teller } from './pogingen.ts';
import { AANMELDEN } from './wie.ts';

/** A person who lets us mail somebody else. A beheerder who begins with a hundred schools on one day goes on. */
const VAN_VRIJ = 100;
/** The one who is mailed never asked for it: a few, and then hardly any more on that day. */
const AAN_VRIJ = 5;
const AAN_VERTRAGING = { eersteMs: 60_000, langsteMs: 6 * 60 * 60 * 1000 };

/**
 * Counts, before it leaves, a mail that one person lets us send to another, with the arithmetic of guesses: per person who
 * asks for it (`van`) and per receiver (`aan`). Throws a Problem (429, with a time) when one of them had enough.
 */
export async function takeMailbeurt(
  deps: LoginDeps,
  { van, aan }: { van: string; aan: string },
): Promise<void> {
  const tellers: Teller[] = [
    { sleutel: `mail:van:${van}`, vrij: VAN_VRIJ },
    { sleutel: `mail:aan:${hashOf(aan)}`, vrij: AAN_VRIJ, vertraging: AAN_VERTRAGING },
  ];
  const poging = await deps.as(AANMELDEN, ({ tx, now }) => takePoging(tx, tellers, now));
  if (poging.kind === 'wacht') throw teVeelMails(poging.seconden);
}

/** The counters hold no address of somebody who may have no account. */
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
