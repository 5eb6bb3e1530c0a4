/**
 * How hard the part after the BRIN6 is to guess, in bits. Not a measure of beauty: it counts what somebody needs who
 * knows the school and tries what people choose. Each piece that follows a pattern (a repeat, a sequence, a year, a word
 * of this trade, the school's own name) costs a guesser a handful of tries, whatever its length; only what is left over
 * counts per character.
 */

/**
 * 36 bits is 7 × 10^10 guesses. A guess has to go through the partner's own klantcode or through a screen that allows
 * ten in fifteen minutes, so even 30 bits would hold for a century; the rest is for a measure that errs. Higher, and it
 * refuses what people reasonably invent (four unrelated words), who then write their code on a sticky note.
 */
const GENOEG_BITS = 36;
/** A code of 14 characters that uses fewer different ones is a pattern that we did not recognise. */
const MIN_VERSCHILLENDE_TEKENS = 6;

/** What people type when asked for a code of a school; each of them is one of a few hundred guesses. */
const WOORDEN =
  `verificatiecode verificatie wachtwoord password koppeling topdossier dossier basisschool school
  welkom geheim esis qwertyuiop qwerty azerty asdfghjkl januari februari maart april mei juni juli augustus september
  oktober november december lente zomer herfst winter`.split(/\s+/);

const BITS = { woord: 8, jaar: 7, reeks: 6, herhaling: 2, letter: 3, teken: 4, cijfer: 3.3 } as const;

type Soort = 'woord' | 'jaar' | 'reeks' | 'herhaling';
type Stuk = { soort: Soort; lengte: number; bits: number };

/** Why this is too easy to guess, as a sentence; null when it is not. */
export function findZwakte(rest: string, schoolnaam: string): string | null {
  const stukken: Stuk[] = [];
  let vrij = 0;
  for (let index = 0; index < rest.length;) {
    const stuk = findStuk(rest, index, listWoorden(schoolnaam));
    if (stuk) stukken.push(stuk);
    else vrij += bitsOf(rest[index] ?? '');
    index += stuk?.lengte ?? 1;
  }
  const bits = vrij + stukken.reduce((som, stuk) => som + stuk.bits, 0);
  if (bits < GENOEG_BITS) return describe(stukken, rest);
  const verschillend = new Set(rest.toLowerCase()).size;
  return verschillend < MIN_VERSCHILLENDE_TEKENS ? WEINIG_TEKENS : null;
}

const WEINIG_TEKENS =
  'Deze code heeft te weinig verschillende tekens en is daardoor makkelijk te raden. Kies meer verschillende letters en cijfers, of druk op Genereer.';

function describe(stukken: readonly Stuk[], rest: string): string {
  if (rest.length < 8) return 'Na het brinnummer staat nog te weinig. Vul de code aan, of druk op Genereer.';
  const langste = stukken.toSorted((left, right) => right.lengte - left.lengte)[0];
  switch (langste?.soort) {
    case 'herhaling':
      return 'Deze code is makkelijk te raden: dezelfde tekens herhalen zich. Wissel meer af, of druk op Genereer.';
    case 'reeks':
      return 'Deze code is makkelijk te raden: er staat een rijtje in, zoals 1234 of abcd. Kies iets anders, of druk op Genereer.';
    case 'woord':
    case 'jaar':
      return 'Deze code is makkelijk te raden: hij bestaat uit een jaartal, uw schoolnaam of woorden die veel mensen kiezen. Kies iets anders, of druk op Genereer.';
    case undefined:
      return 'Deze code is makkelijk te raden. Maak hem langer of wisselender, of druk op Genereer.';
  }
}

function listWoorden(schoolnaam: string): string[] {
  const vanSchool = fold(schoolnaam)
    .split(/[^a-z0-9]+/)
    .filter((woord) => woord.length >= 4);
  return [...WOORDEN, ...vanSchool, fold(schoolnaam).replace(/[^a-z0-9]/g, '')].filter(
    (woord) => woord.length >= 3,
  );
}

/** `Élise` and `3l1se` are guessed as soon as `elise`. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function findStuk(rest: string, index: number, woorden: readonly string[]): Stuk | undefined {
  const tail = rest.slice(index);
  const kandidaten = [findWoord(tail, woorden), findJaar(tail), findHerhaling(tail), findReeks(tail)];
  return kandidaten
    .filter((stuk) => stuk !== undefined)
    .toSorted((left, right) => right.lengte - left.lengte)[0];
}

function findWoord(tail: string, woorden: readonly string[]): Stuk | undefined {
  const klein = fold(tail);
  const woord = woorden
    .filter((kandidaat) => klein.startsWith(kandidaat))
    .toSorted((left, right) => right.length - left.length)[0];
  return woord === undefined ? undefined : { soort: 'woord', lengte: woord.length, bits: BITS.woord };
}

function findJaar(tail: string): Stuk | undefined {
  return /^(19|20)\d{2}(?!\d)/.test(tail) ? { soort: 'jaar', lengte: 4, bits: BITS.jaar } : undefined;
}

/** `aaaa`, and `abcabcabc`: a block of up to eight characters that comes again at once. */
function findHerhaling(tail: string): Stuk | undefined {
  let beste: Stuk | undefined;
  for (let blok = 1; blok <= 8; blok += 1) {
    const eerste = tail.slice(0, blok);
    if (eerste.length < blok) break;
    let lengte = blok;
    while (tail.startsWith(eerste, lengte)) lengte += blok;
    // Two the same in a row happen by chance; of a longer block even the second time is a pattern.
    const isHerhaling = blok === 1 ? lengte >= 3 : blok === 2 ? lengte >= 6 : lengte >= 2 * blok;
    if (isHerhaling && lengte > (beste?.lengte ?? 0)) {
      beste = {
        soort: 'herhaling',
        lengte,
        bits: BITS.herhaling + Array.from(eerste, bitsOf).reduce((som, meer) => som + meer, 0),
      };
    }
  }
  return beste;
}

/** `1234`, `dcba`, `97531`: four or more with the same small step. Three happen by chance. */
function findReeks(tail: string): Stuk | undefined {
  const code = (at: number) => fold(tail).charCodeAt(at);
  const stap = code(1) - code(0);
  if (Number.isNaN(stap) || stap === 0 || Math.abs(stap) > 2) return undefined;
  let lengte = 2;
  while (code(lengte) - code(lengte - 1) === stap) lengte += 1;
  return lengte >= 4 ? { soort: 'reeks', lengte, bits: BITS.reeks } : undefined;
}

/** A letter counts as 3 bits, not 4.7: letters come as words more often than by lot. */
function bitsOf(teken: string): number {
  if (/\d/.test(teken)) return BITS.cijfer;
  if (/[-_.]/.test(teken)) return 1;
  return /[a-z]/i.test(teken) ? BITS.letter : BITS.teken;
}
