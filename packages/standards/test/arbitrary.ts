/** Arbitrary values of our types, made from the descriptions themselves: a new field is tested without a line here. */
import fc from 'fast-check';
import {
  isElementType,
  type ElementParticle,
  type Content,
  type Particle,
} from '../src/xml/schema/description.ts';
import { allowedValues, type CheckOptions as Checks } from '../src/xml/schema/check.ts';
import type { Leerresultaten } from '../src/uwlr/messages/leerresultaten-verzoek.ts';
import type { SimpleType } from '../src/xml/schema/simple-type.ts';

type Fields = Record<string, unknown>;

type CheckOptions = Checks & {
  /** Other values than the ordinary ones; undefined: the ordinary ones. */
  readonly extremesOf?: (simpleType: SimpleType<unknown>) => fc.Arbitrary<unknown> | undefined;
};

/** Every character that XML can hold, with those that need care more often than chance. */
const character = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'a',
      'Ĳ',
      'é',
      '😀',
      '&',
      '<',
      '>',
      '"',
      "'",
      '\t',
      '\n',
      '\r',
      ' ',
      ']',
      '\u2028',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
);

function text(min: number, max: number, trim: boolean): fc.Arbitrary<string> {
  return fc
    .array(character, { minLength: min, maxLength: Math.min(max, 12) })
    .map((characters) =>
      characters.join('').replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, 'x'),
    )
    .map((t) => (trim ? t.trim() : t))
    .map((t) => Array.from(t).slice(0, max).join(''))
    .map((t) => (trim ? t.trim() : t))
    .map((t) => (t.length < min ? 'x'.repeat(min) : t));
}

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString());

function arbitraryOfType(simpleType: SimpleType<unknown>, options: CheckOptions): fc.Arbitrary<unknown> {
  const extremes = options.extremesOf?.(simpleType);
  if (extremes !== undefined) return extremes;
  const values = allowedValues(simpleType, options);
  if (simpleType.base === 'integer' && values === undefined) {
    return fc.integer({ min: simpleType.min ?? -1000, max: Math.min(simpleType.max ?? 1000, 2 ** 31 - 1) });
  }
  if (simpleType.base === 'anyURI') return fc.constantFrom('', 'urn:x:1', 'https://x.example/a?b=1#c');
  if (simpleType.base === 'decimal') {
    const { min: from = -1000, max: to = 1000 } = simpleType;
    return fc.integer({ min: from * 100, max: to * 100 }).map((hundredths) => (hundredths / 100).toFixed(2));
  }
  if (simpleType.base === 'integer') return fc.constantFrom(...(values ?? []).map(Number));
  if (values !== undefined) return fc.constantFrom(...values);
  if (simpleType.base === 'date') return day.map((d) => d.slice(0, 10));
  if (simpleType.base === 'dateTime') {
    return fc.tuple(day, fc.constantFrom('', 'Z', '+01:00')).map(([d, zone]) => d.slice(0, 19) + zone);
  }
  if (simpleType.consecutiveYears !== undefined)
    return fc.integer({ min: 1991, max: 2050 }).map((j) => `${j}-${j + 1}`);
  if (simpleType.pattern !== undefined) {
    // Only the pattern language of our own descriptions: \p{Nd}{2,6} and \p{Lu}{2}.
    const parts = [...simpleType.pattern.matchAll(/\\p\{(Nd|Lu)\}\{(\d+)(?:,\d+)?\}/g)].map(
      ([, characterClass, count]) =>
        fc
          .array(fc.constantFrom(...Array.from(characterClass === 'Nd' ? '0123456789' : 'ABCXYZ')), {
            minLength: Number(count),
            maxLength: Number(count),
          })
          .map((t) => t.join('')),
    );
    return fc.tuple(...parts).map((d) => d.join(''));
  }
  return text(simpleType.minLength ?? 0, simpleType.maxLength ?? 40, simpleType.trim === true);
}

export function arbitraryOf(content: Content<unknown>, options: CheckOptions = {}): fc.Arbitrary<unknown> {
  if (!isElementType(content)) return arbitraryOfType(content, options);
  const attributes = content.attributes.map((a) => {
    const field = arbitraryOfType(a.type, options).map((w): Fields => ({ [a.property]: w }));
    return a.required ? field : maybe(field);
  });
  const inner =
    content.text === undefined
      ? fieldsOf(content.content, options)
      : arbitraryOfType(content.text, options).map((value): Fields => ({ value }));
  return fc.tuple(...attributes, inner).map((parts): Fields => Object.assign({}, ...parts));
}

const maybe = (fields: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> =>
  fc.oneof(fc.constant<Fields>({}), fields);

function item(part: ElementParticle, mixed: boolean, options: CheckOptions): fc.Arbitrary<unknown> {
  const content = arbitraryOf(part.content, options);
  if (!mixed) return content;
  return content.map((w) =>
    isElementType(part.content)
      ? { kind: part.property, ...(w as object) }
      : { kind: part.property, value: w },
  );
}

/** The same key twice is refused, so the second becomes another one. */
function withOwnKeys(items: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>();
  return items.map((item, i) => {
    const key = (item as { key?: unknown }).key;
    if (typeof key !== 'string' || !seen.has(key)) {
      seen.add(key);
      return item;
    }
    return { ...(item as object), key: `${i}${Array.from(key).slice(2).join('')}~` };
  });
}

/** Keys of their own, and results of tests that are in the message: a writer refuses other ones. */
export function withOwnToetsen(arbitrary: Leerresultaten): Leerresultaten {
  const toetsen = arbitrary.toetsen.map((toets, i) => ({
    ...toets,
    toetscode: { ...toets.toetscode, value: `T${i}` },
    ...(toets.toetsonderdelen && {
      toetsonderdelen: toets.toetsonderdelen.map((o, j) => ({ ...o, toetsonderdeelvolgnummer: j + 1 })),
    }),
  }));
  const toetsafnames = arbitrary.toetsafnames.map((afname, i) => ({
    ...afname,
    resultaten: afname.resultaten.map((r, j) => ({ ...r, key: `R${i}-${j}`, toetscode: 'T0' })),
  }));
  return { ...arbitrary, toetsafnames, toetsen };
}

function fieldsOf(model: Particle, options: CheckOptions): fc.Arbitrary<Fields> {
  switch (model.kind) {
    case 'element': {
      if (model.identifying || model.skipped) return fc.constant({});
      const field = arbitraryOf(model.content, options).map((w): Fields => ({ [model.property]: w }));
      return model.required ? field : maybe(field);
    }
    case 'list':
    case 'repeat': {
      const items = fc.oneof(...model.items.map((i) => item(i, model.items.length > 1, options)));
      const field = fc
        .array(items, { minLength: 1, maxLength: 3 })
        .map((items): Fields => ({ [model.property]: withOwnKeys(items) }));
      return model.required ? field : maybe(field);
    }
    case 'choice': {
      const branch = fc.oneof(...model.particles.map((part) => fieldsOf(part, options)));
      return model.required ? branch : maybe(branch);
    }
    case 'sequence':
      return fc
        .tuple(...model.particles.map((part) => fieldsOf(part, options)))
        .map((d): Fields => Object.assign({}, ...d));
  }
}
