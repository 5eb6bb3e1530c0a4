import { findBekend } from './apparaten.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep } from './login-deps.ts';
import type { Teller } from './pogingen.ts';

/** From a device or address where this person got in before. */
const VRIJ_BEKEND = 10;
/** Then the wait doubles up to fifteen minutes: 96 guesses a day, one in 3,500 to hit one of three codes. */
const VRIJ_ONBEKEND = 5;

/** The counter of guesses at one thing of one person: their own where they are known, everybody's elsewhere. */
export async function findTeller(
  handeling: LoginHandeling,
  thing: 'wachtwoord' | 'code',
  who: string,
  aanroep: Aanroep,
): Promise<{ teller: Teller; isBekend: boolean }> {
  const bekend = await findBekend(handeling, who, aanroep);
  if (bekend === undefined)
    return { teller: { sleutel: `${thing}:${who}`, vrij: VRIJ_ONBEKEND }, isBekend: false };
  return { teller: { sleutel: `${thing}:${who}:${bekend}`, vrij: VRIJ_BEKEND }, isBekend: true };
}
