/** Arbitrary values of our types, made from the descriptions themselves: a new field is tested without a line here. */
import fc from 'fast-check';
import {
  isElementType,
  type ElementParticle,
  type Content,
  type Particle,
} from '../src/xml/schema/description.ts';
import { allowedValues, type CheckOptions } from '../src/xml/schema/check.ts';
import type { Leerresultaten } from '../src/uwlr/messages/leerresultaten-verzoek.ts';
import type { SimpleType } from '../src/xml/schema/simple-type.ts';

type Velden = Record<string, unknown>;

/** Every character that XML can hold, with those that need care more often than chance. */
const teken = fc.oneof(
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

function tekst(min: number, max: number, trim: boolean): fc.Arbitrary<string> {
  return fc
    .array(teken, { minLength: min, maxLength: Math.min(max, 12) })
    .map((tekens) =>
      tekens.join('').replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, 'x'),
    )
    .map((t) => (trim ? t.trim() : t))
    .map((t) => Array.from(t).slice(0, max).join(''))
    .map((t) => (trim ? t.trim() : t))
    .map((t) => (t.length < min ? 'x'.repeat(min) : t));
}

const dag = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString());

function waardeVanSoort(soort: SimpleType<unknown>, opties: CheckOptions): fc.Arbitrary<unknown> {
  const waarden = allowedValues(soort, opties);
  if (soort.base === 'integer' && waarden === undefined) {
    return fc.integer({ min: soort.min ?? -1000, max: Math.min(soort.max ?? 1000, 2 ** 31 - 1) });
  }
  if (soort.base === 'anyURI') return fc.constantFrom('', 'urn:x:1', 'https://x.example/a?b=1#c');
  if (soort.base === 'decimal') {
    const { min: van = -1000, max: tot = 1000 } = soort;
    return fc
      .integer({ min: van * 100, max: tot * 100 })
      .map((honderdsten) => (honderdsten / 100).toFixed(2));
  }
  if (soort.base === 'integer') return fc.constantFrom(...(waarden ?? []).map(Number));
  if (waarden !== undefined) return fc.constantFrom(...waarden);
  if (soort.base === 'date') return dag.map((d) => d.slice(0, 10));
  if (soort.base === 'dateTime') {
    return fc.tuple(dag, fc.constantFrom('', 'Z', '+01:00')).map(([d, zone]) => d.slice(0, 19) + zone);
  }
  if (soort.consecutiveYears !== undefined)
    return fc.integer({ min: 1991, max: 2050 }).map((j) => `${j}-${j + 1}`);
  if (soort.pattern !== undefined) {
    // Only the pattern language of our own descriptions: \p{Nd}{2,6} and \p{Lu}{2}.
    const delen = [...soort.pattern.matchAll(/\\p\{(Nd|Lu)\}\{(\d+)(?:,\d+)?\}/g)].map(([, klasse, aantal]) =>
      fc
        .array(fc.constantFrom(...Array.from(klasse === 'Nd' ? '0123456789' : 'ABCXYZ')), {
          minLength: Number(aantal),
          maxLength: Number(aantal),
        })
        .map((t) => t.join('')),
    );
    return fc.tuple(...delen).map((d) => d.join(''));
  }
  return tekst(soort.minLength ?? 0, soort.maxLength ?? 40, soort.trim === true);
}

export function waardeVan(inhoud: Content<unknown>, opties: CheckOptions = {}): fc.Arbitrary<unknown> {
  if (!isElementType(inhoud)) return waardeVanSoort(inhoud, opties);
  const attributen = inhoud.attributes.map((a) => {
    const veld = waardeVanSoort(a.type, opties).map((w): Velden => ({ [a.property]: w }));
    return a.required ? veld : misschien(veld);
  });
  const binnen =
    inhoud.text === undefined
      ? veldenVan(inhoud.content, opties)
      : waardeVanSoort(inhoud.text, opties).map((value): Velden => ({ value }));
  return fc.tuple(...attributen, binnen).map((delen): Velden => Object.assign({}, ...delen));
}

const misschien = (velden: fc.Arbitrary<Velden>): fc.Arbitrary<Velden> =>
  fc.oneof(fc.constant<Velden>({}), velden);

function item(deel: ElementParticle, gemengd: boolean, opties: CheckOptions): fc.Arbitrary<unknown> {
  const inhoud = waardeVan(deel.content, opties);
  if (!gemengd) return inhoud;
  return inhoud.map((w) =>
    isElementType(deel.content)
      ? { kind: deel.property, ...(w as object) }
      : { kind: deel.property, value: w },
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
    return { ...(item as object), key: `${i}${Array.from(key).slice(1).join('')}~` };
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

function veldenVan(model: Particle, opties: CheckOptions): fc.Arbitrary<Velden> {
  switch (model.kind) {
    case 'element': {
      if (model.identifying || model.skipped) return fc.constant({});
      const veld = waardeVan(model.content, opties).map((w): Velden => ({ [model.property]: w }));
      return model.required ? veld : misschien(veld);
    }
    case 'list':
    case 'repeat': {
      const items = fc.oneof(...model.items.map((i) => item(i, model.items.length > 1, opties)));
      const veld = fc
        .array(items, { minLength: 1, maxLength: 3 })
        .map((rij): Velden => ({ [model.property]: withOwnKeys(rij) }));
      return model.required ? veld : misschien(veld);
    }
    case 'choice': {
      const tak = fc.oneof(...model.particles.map((deel) => veldenVan(deel, opties)));
      return model.required ? tak : misschien(tak);
    }
    case 'sequence':
      return fc
        .tuple(...model.particles.map((deel) => veldenVan(deel, opties)))
        .map((d): Velden => Object.assign({}, ...d));
  }
}
