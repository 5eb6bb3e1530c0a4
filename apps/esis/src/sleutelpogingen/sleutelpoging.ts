import { computeGeslotenTot, computeWacht } from '@koppelpunt/platform';

/**
 * When a wrong key or klantcode costs time, and when an address is shut out.
 *
 * Different values count, never how often one comes: TOP dossier asks again and again whether a school that took its code
 * away has put it back, and that teaches it nothing. The first are free: somebody sets up a supplier by hand. Then each
 * refusal comes later, and after a number of them everything is refused for a while, with the same answer. A partner that
 * was let in before from the same address is never shut out: its right key goes on working whatever others try elsewhere,
 * and only its refusals come later.
 */
export type Stap = 'klant' | 'sleutel';

/** How long a wrong one counts: as long as a wrong code that somebody types in ESIS itself. */
export const VENSTER_MS = 15 * 60 * 1000;

/** Nobody sets up a supplier with more mistakes than this; a code that is made up has 10^20 to guess from. */
const FREE = 5;
/** From one address. Too low would shut out a supplier that just moved to another address with many paused schools. */
const PER_ADRES = { max: 50, vensterMs: VENSTER_MS };
/** Under one klantnaam, from all addresses that are not known: somebody who has many addresses still has one name. */
const PER_KLANT = { max: 200, vensterMs: VENSTER_MS };
/**
 * From an eighth of a second. At the longest, a supplier that waits a minute for an answer still gets it; a guesser with
 * one connection comes to 12 a minute.
 */
const DELAY = { eersteMs: 125, langsteMs: 5000 };

/** The moments of the different wrong ones in the window, oldest first. */
export type Pogingen = { vanAdres: readonly Date[]; vanKlant: readonly Date[] };

/** Until when everything is refused; undefined when it is not. */
export function findGeslotenTot({ vanAdres, vanKlant }: Pogingen, now: Date): Date | undefined {
  const ends = [computeGeslotenTot(PER_ADRES, vanAdres, now), computeGeslotenTot(PER_KLANT, vanKlant, now)];
  return ends.reduce((latest, end) => (latest && end && latest > end ? latest : (end ?? latest)));
}

/**
 * How much later the refusal comes. `eigen` is how many koppelingen the partner has at a known address: each may be
 * paused. `random` (0 up to 1) makes it between half and whole, so that the time says nothing about the count.
 */
export function computeDelay(
  { vanAdres }: Pogingen,
  { eigen, random }: { eigen: number; random: number },
): number {
  const whole = computeWacht({ vrij: FREE + eigen + 1, ...DELAY }, vanAdres.length);
  return Math.round(whole * (0.5 + random / 2));
}
