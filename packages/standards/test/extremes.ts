/**
 * Messages at the far ends of the schema: each value is one that the official schema takes, and that no school ever has. Made
 * from the descriptions, so that a new field is tried without a line here. For whoever stands behind the reader: code and
 * database must take them or refuse them in words, and never fall over them.
 */
import fc from 'fast-check';
import { edex, type Edex } from '../src/edexml/edex.ts';
import { leerresultaten, type Leerresultaten } from '../src/uwlr/messages/leerresultaten-verzoek.ts';
import { operaties, type Operatie } from '../src/uwlr/messages/operaties.ts';
import type { VerzoekBasis } from '../src/uwlr/messages/verzoek-basis.ts';
import type { SimpleType } from '../src/xml/schema/simple-type.ts';
import { arbitraryOf, withOwnToetsen } from './arbitrary.ts';

export { serializeVerzoek } from '../src/uwlr/client/write-verzoek.ts';

const DAYS = [
  '0001-01-01',
  '0999-12-31',
  '1582-10-10',
  '1899-12-31',
  '9999-12-31',
  '10000-01-01',
  '99999-02-28',
];
const YEAR = fc.bigInt({ min: 10_000n, max: 999_999_999_999_999_999n });
const day = fc.oneof(
  fc.constantFrom(...DAYS),
  YEAR.map((year) => `${year}-06-30`),
);
const time = fc.constantFrom(
  'T00:00:00',
  'T24:00:00',
  'T23:59:59.999999999999',
  'T12:00:00Z',
  'T12:00:00-14:00',
  'T12:00:00+14:00',
);

/** Of every script there are digits and capitals; of some outside the first 65,536 characters. */
const DIGITS = Array.from('09٣९๙１߉𝟗𞥐');
const CAPITALS = Array.from('AZÄİΩЖԱ𐐀𝔄');
const of = (characters: readonly string[], length: number) =>
  fc
    .array(fc.constantFrom(...characters), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

const CHARACTERS = Array.from('a\\\t\n"\'{},;%_$\u0085\u00a0\u200b\u202e\u2028\ufeff\ufffdé😀\u{10ffff}');
const WORDS = ['null', 'NaN', '\\N', '\\.', '{}', '-1', '0x0', "'; --", '__proto__', 'constructor'];

/** Undefined where the ordinary values are all that there are. */
function extremesOf({ base, ...type }: SimpleType<unknown>): fc.Arbitrary<unknown> | undefined {
  if (type.values !== undefined) return undefined;
  switch (base) {
    case 'date':
      return day;
    case 'dateTime':
      return fc.tuple(day, time).map(([d, t]) => d + t);
    case 'integer': {
      const { min = -1, max = Number.MAX_SAFE_INTEGER } = type;
      const far = [2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53 - 1].filter((n) => n >= min && n <= max);
      return fc.constantFrom(min, max, ...far);
    }
    case 'decimal': {
      const { min = -Infinity, max = Infinity } = type;
      const all = ['-0', '0.', `0.${'9'.repeat(40)}`, '9'.repeat(40), `-${'9'.repeat(40)}`];
      return fc.constantFrom(...all.filter((n) => Number(n) >= min && Number(n) <= max));
    }
    case 'anyURI':
      return undefined;
    case 'string':
      break;
  }
  if (type.consecutiveYears === 'pattern')
    return fc.constantFrom('1000-1001', '2998-2999', '2026-2026', '2٠٢٦-2٠٢٧', '1999-1998');
  if (type.consecutiveYears !== undefined) return fc.constantFrom('1991-1992', '2998-2999');
  if (type.pattern !== undefined) {
    const parts = [...type.pattern.matchAll(/\\p\{(Nd|Lu)\}\{(\d+)(?:,(\d+))?\}/g)];
    return fc
      .tuple(...parts.map(([, kind, from, to]) => of(kind === 'Nd' ? DIGITS : CAPITALS, Number(to ?? from))))
      .map((all) => all.join(''));
  }
  const { minLength: min = 0, maxLength: max = 5_000 } = type;
  const words = WORDS.filter((word) => word.length >= min && word.length <= max);
  const whole = of(CHARACTERS, max).map((text) =>
    type.trim ? `a${Array.from(text).slice(1).join('')}`.trim().padEnd(min, 'x') : text,
  );
  return words.length === 0 ? whole : fc.oneof(whole, fc.constantFrom(...words));
}

const OPTIONS = { inMessage: true, extremesOf };

export const OPERATIES = Object.keys(operaties) as Operatie[];

export const extremeVerzoek = (operatie: Operatie): fc.Arbitrary<VerzoekBasis> =>
  arbitraryOf(operaties[operatie].verzoek.content, OPTIONS) as fc.Arbitrary<VerzoekBasis>;

export const extremeLeerresultaten = (
  arbitraryOf(leerresultaten, OPTIONS) as fc.Arbitrary<Leerresultaten>
).map(withOwnToetsen);

/** A school whose pupils are in groups that it has; its own brincode and year are for the caller. */
export const extremeSchool: fc.Arbitrary<Edex> = (arbitraryOf(edex, OPTIONS) as fc.Arbitrary<Edex>).map(
  (all) => {
    const groepen = [
      ...(all.groepen ?? []),
      { kind: 'groep' as const, key: 'G', naam: 'x', jaargroep: '1' as const },
    ];
    return {
      ...all,
      groepen,
      leerlingen: all.leerlingen.map((een) => {
        const { samengesteldeGroepen: _, ...leerling } = een;
        return { ...leerling, groep: { key: 'G' } };
      }),
    };
  },
);
