/**
 * How guessing is slowed, as data. Each thing that can be guessed at keeps its own count, in a table that only its own
 * role reads (docs/decisions/0044); what follows from a count is computed here, once.
 */

/** The first wrong ones are free, then the wait doubles up to the longest. */
export type Vertraging = {
  readonly vrij: number;
  readonly eersteMs: number;
  readonly langsteMs: number;
};

/** After `max` wrong ones within the window nobody is heard, until the first of those is out of it. */
export type Afsluiting = { readonly max: number; readonly vensterMs: number };

/** How long the next answer waits after so many wrong ones. */
export function computeWacht({ vrij, eersteMs, langsteMs }: Vertraging, aantal: number): number {
  if (aantal < vrij) return 0;
  // Past 2^40 the longest holds anyway.
  return Math.min(eersteMs * 2 ** Math.min(aantal - vrij, 40), langsteMs);
}

/**
 * Until when nobody is heard; undefined while guesses are allowed. `momenten` are the wrong ones, oldest first. One that lies
 * ahead was written while a clock was wrong: it counts for nobody, or it would count for as long as the clock was ahead.
 */
export function computeGeslotenTot(
  { max, vensterMs }: Afsluiting,
  momenten: readonly Date[],
  now: Date,
): Date | undefined {
  const bepalend = momenten.filter((moment) => moment <= now).at(-max);
  return bepalend && new Date(bepalend.getTime() + vensterMs);
}

/** The start of the window: what is older counts no longer. */
export const beginVanVenster = ({ vensterMs }: Afsluiting, now: Date): Date =>
  new Date(now.getTime() - vensterMs);
