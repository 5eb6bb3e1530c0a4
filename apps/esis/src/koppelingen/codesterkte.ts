/**
 * How hard the part after the BRIN6 is to guess, in bits. It counts the tries of somebody who knows the school and tries
 * what people choose. Each piece that follows a pattern (a repeat, a sequence, a year, a word of this trade, the school's
 * own name or place) costs a guesser a handful of tries, whatever its length. A run of letters that can be read out is
 * taken for a word, also one that we do not know; only the rest counts per character.
 */

/**
 * 36 bits is 7 × 10^10 guesses. A guess has to go through the partner's own klantcode or through a screen that allows
 * ten in fifteen minutes, so even 30 bits would hold for a century; the rest is for a measure that errs. Higher, and it
 * refuses what people reasonably invent (four unrelated words), who then write their code on a sticky note.
 */
const MIN_BITS = 36;
/** A code of 14 characters that uses fewer different ones is a pattern that we did not recognise. */
const MIN_DIFFERENT_CHARS = 6;

/** People type these when asked for a code of a school; each of them is one of a few hundred guesses. */
const WORDS = `verificatiecode verificatie wachtwoord password koppeling topdossier dossier basisschool school
  koppeling samenwerkingsverband leerling leerlingen groep juf meester directie bestuur onderwijs stichting openbare
  katholieke christelijke montessori jenaplan dalton vrijeschool welkom geheim esis qwertyuiop qwerty azerty asdfghjkl januari februari maart april mei juni juli augustus september
  oktober november december lente zomer herfst winter`.split(/\s+/);

/**
 * `unknownWord`: a word that is not in the list is one of some twenty thousand that people know (2^14). Longer ones count no more: they
 * are not harder to find in a dictionary.
 */
const BITS = {
  unknownWord: 14,
  word: 8,
  year: 7,
  sequence: 6,
  repeat: 2,
  letter: 3,
  other: 4,
  digit: 3.3,
} as const;

/** Few words that people choose are longer; what follows is taken for the next word, written without a space. */
const MAX_WORD = 10;

type PatternKind = 'word' | 'year' | 'sequence' | 'repeat' | 'unknownWord';
type Pattern = { kind: PatternKind; length: number; bits: number };

/** Why this is too easy to guess, as a sentence; null when it is not. */
export function findZwakte(rest: string, ofSchool: { naam: string; plaats: string }): string | null {
  const words = listWords(ofSchool);
  const patterns: Pattern[] = [];
  let free = 0;
  for (let index = 0; index < rest.length;) {
    const pattern = findPattern(rest, index, words);
    if (pattern) patterns.push(pattern);
    else free += bitsOf(rest[index] ?? '');
    index += pattern?.length ?? 1;
  }
  const bits = free + patterns.reduce((sum, pattern) => sum + pattern.bits, 0);
  if (bits < MIN_BITS) return describe(patterns, rest);
  const different = new Set(rest.toLowerCase()).size;
  return different < MIN_DIFFERENT_CHARS ? FEW_CHARS : null;
}

const FEW_CHARS =
  'Deze code heeft te weinig verschillende tekens en is daardoor makkelijk te raden. Kies meer verschillende letters en cijfers, of druk op Genereer.';

function describe(patterns: readonly Pattern[], rest: string): string {
  if (rest.length < 8) return 'Na het brinnummer staat nog te weinig. Vul de code aan, of druk op Genereer.';
  const longest = patterns.toSorted((left, right) => right.length - left.length)[0];
  switch (longest?.kind) {
    case 'repeat':
      return 'Deze code is makkelijk te raden: dezelfde tekens herhalen zich. Wissel meer af, of druk op Genereer.';
    case 'sequence':
      return 'Deze code is makkelijk te raden: er staat een rijtje in, zoals 1234 of abcd. Kies iets anders, of druk op Genereer.';
    case 'word':
    case 'unknownWord':
    case 'year':
      return 'Deze code is makkelijk te raden: hij bestaat uit een jaartal, uw schoolnaam, uw plaats of woorden die veel mensen kiezen. Kies iets anders, of druk op Genereer.';
    case undefined:
      return 'Deze code is makkelijk te raden. Maak hem langer of wisselender, of druk op Genereer.';
  }
}

/** Each word of the names of the school and its place, and each name in one piece. */
function listWords({ naam, plaats }: { naam: string; plaats: string }): string[] {
  const own = [naam, plaats].flatMap((name) => [
    ...fold(name)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length >= 4),
    fold(name).replace(/[^a-z0-9]/g, ''),
  ]);
  return [...WORDS, ...own].filter((word) => word.length >= 3);
}

/** `Élise` is guessed as soon as `elise`. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** And so is `3l1se`: figures and signs that people write for a letter. */
const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
const unmask = (text: string) => fold(text).replace(/[013457@$]/g, (char) => DISGUISES[char] ?? char);

function findPattern(rest: string, index: number, words: readonly string[]): Pattern | undefined {
  const tail = rest.slice(index);
  const candidates = [findWord(tail, words), findYear(tail), findRepeat(tail), findSequence(tail)];
  return (
    candidates
      .filter((pattern) => pattern !== undefined)
      .toSorted((left, right) => right.length - left.length)[0] ?? findUnknownWord(tail)
  );
}

function findWord(tail: string, words: readonly string[]): Pattern | undefined {
  const spellings = [fold(tail), unmask(tail)];
  const word = words
    .filter((candidate) => spellings.some((spelling) => spelling.startsWith(candidate)))
    .toSorted((left, right) => right.length - left.length)[0];
  return word === undefined ? undefined : { kind: 'word', length: word.length, bits: BITS.word };
}

/**
 * Letters that follow one another as in a word: at most three consonants in a row (four at the end of a syllable are
 * rare), and a vowel in between. A capital begins another word. Only a run that would count for more than a word.
 */
function findUnknownWord(tail: string): Pattern | undefined {
  const run = /^[A-Za-z][a-z]*|^[A-Z]+/.exec(tail)?.[0] ?? '';
  const readable = /^[^aeiouy]{0,3}(?:[aeiouy]{1,3}[^aeiouy]{1,4})*[aeiouy]{0,3}/i.exec(run)?.[0] ?? '';
  if (!/[aeiouy]/i.test(readable)) return undefined;
  const length = Math.min(readable.length, MAX_WORD);
  if (length * BITS.letter <= BITS.unknownWord) return undefined;
  return { kind: 'unknownWord', length, bits: BITS.unknownWord };
}

function findYear(tail: string): Pattern | undefined {
  return /^(19|20)\d{2}(?!\d)/.test(tail) ? { kind: 'year', length: 4, bits: BITS.year } : undefined;
}

/** `aaaa`, and `abcabcabc`: a block of up to eight characters that comes again at once. */
function findRepeat(tail: string): Pattern | undefined {
  let best: Pattern | undefined;
  for (let size = 1; size <= 8; size += 1) {
    const block = tail.slice(0, size);
    if (block.length < size) break;
    let length = size;
    while (tail.startsWith(block, length)) length += size;
    // Two the same in a row happen by chance; of a longer block even the second time is a pattern.
    const isRepeat = size === 1 ? length >= 3 : size === 2 ? length >= 6 : length >= 2 * size;
    if (isRepeat && length > (best?.length ?? 0)) {
      best = {
        kind: 'repeat',
        length,
        bits: BITS.repeat + Array.from(block, bitsOf).reduce((sum, more) => sum + more, 0),
      };
    }
  }
  return best;
}

/** `1234`, `dcba`, `97531`: four or more with the same small step. Three happen by chance. */
function findSequence(tail: string): Pattern | undefined {
  const code = (at: number) => fold(tail).charCodeAt(at);
  const step = code(1) - code(0);
  if (Number.isNaN(step) || step === 0 || Math.abs(step) > 2) return undefined;
  let length = 2;
  while (code(length) - code(length - 1) === step) length += 1;
  return length >= 4 ? { kind: 'sequence', length, bits: BITS.sequence } : undefined;
}

/** A letter counts as 3 bits, not 4.7: letters come as words more often than by lot. */
function bitsOf(char: string): number {
  if (/\d/.test(char)) return BITS.digit;
  if (/[-_.]/.test(char)) return 1;
  return /[a-z]/i.test(char) ? BITS.letter : BITS.other;
}
