/**
 * When a wrong key or klantcode costs time, and when nobody listens any more.
 *
 * Counted are different values, never how often: TOP dossier asks each minute whether a school that took its code away
 * has put it back, and that teaches it nothing. The first are free: somebody sets up a supplier by hand. Then each answer
 * that refuses comes later, and after a number of them everything is refused for a while, with the same answer. Who was
 * let in before from where it calls now is not: its right key goes on working whatever others try elsewhere, and of its
 * own refusals only the answers come later.
 */
export type Stap = 'klant' | 'sleutel';

/** How long a wrong one counts; as long as the codes that somebody types in ESIS itself. */
export const VENSTER_MS = 15 * 60 * 1000;

/** Nobody sets up a supplier with more mistakes than this; a code that is made up has 10^20 to guess from. */
const VRIJ = 5;
/** Of one address. Too low would shut out whoever just moved to another address with many paused schools. */
const MAX_PER_ADRES = 50;
/** Of one klantnaam, over all addresses that it is not known at: somebody who has many addresses still has one name. */
const MAX_PER_KLANT = 200;
/** Doubled at each further one, from an eighth of a second. */
const EERSTE_MS = 125;
/** A supplier waits a minute for an answer; a guesser with one connection comes to 12 a minute. */
const LANGSTE_MS = 5000;

/** The moments of the different wrong ones in the window, oldest first. */
export type Stand = { vanAdres: readonly Date[]; vanKlant: readonly Date[] };

/** Until when nobody listens; undefined when somebody does. */
export function geslotenTot({ vanAdres, vanKlant }: Stand): Date | undefined {
  const bepalend = [vanAdres.at(-MAX_PER_ADRES), vanKlant.at(-MAX_PER_KLANT)].flatMap((moment) =>
    moment ? [moment.getTime() + VENSTER_MS] : [],
  );
  return bepalend.length === 0 ? undefined : new Date(Math.max(...bepalend));
}

/**
 * How much later the refusal comes. `eigen` is how many koppelingen the partner has at a known address: each may be
 * paused. `toeval` (0 up to 1) makes it between half and whole, so that the time says nothing about the count.
 */
export function berekenWacht(
  { vanAdres }: Stand,
  { eigen, toeval }: { eigen: number; toeval: number },
): number {
  const teveel = vanAdres.length - VRIJ - eigen;
  if (teveel <= 0) return 0;
  // Past 2^10 the cap holds anyway.
  const heel = Math.min(EERSTE_MS * 2 ** Math.min(teveel - 1, 10), LANGSTE_MS);
  return Math.round(heel * (0.5 + toeval / 2));
}

/** IPv4 as it is; of IPv6 the network of 64 bits that one subscriber gets. */
export function normalizeAdres(ip: string): string {
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(ip)?.[1];
  if (v4) return v4;
  const [voor = '', na] = (ip.split('%')[0] ?? '').toLowerCase().split('::');
  const links = voor === '' ? [] : voor.split(':');
  const rechts = na === undefined || na === '' ? [] : na.split(':');
  const nullen = na === undefined ? 0 : Math.max(0, 8 - links.length - rechts.length);
  const groepen = [...links, ...Array.from({ length: nullen }, () => '0'), ...rechts];
  return `${groepen
    .slice(0, 4)
    .map((groep) => groep.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
