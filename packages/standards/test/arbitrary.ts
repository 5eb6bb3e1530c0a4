/** Arbitrary values of our types, made from the descriptions themselves: a new field is tested without a line here. */
import fc from 'fast-check';
import { isElementType, type ElementDeel, type Inhoud, type Model } from '../src/xml/schema/description.ts';
import { waardenVan, type ControleOpties } from '../src/xml/schema/check.ts';
import type { Soort } from '../src/xml/schema/simple-type.ts';

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

function waardeVanSoort(soort: Soort<unknown>, opties: ControleOpties): fc.Arbitrary<unknown> {
  const waarden = waardenVan(soort, opties);
  if (soort.basis === 'integer' && waarden === undefined) {
    return fc.integer({ min: soort.van ?? -1000, max: Math.min(soort.tot ?? 1000, 2 ** 31 - 1) });
  }
  if (soort.basis === 'anyURI') return fc.constantFrom('', 'urn:x:1', 'https://x.example/a?b=1#c');
  if (soort.basis === 'decimal') {
    const { van = -1000, tot = 1000 } = soort;
    return fc
      .integer({ min: van * 100, max: tot * 100 })
      .map((honderdsten) => (honderdsten / 100).toFixed(2));
  }
  if (soort.basis === 'integer') return fc.constantFrom(...(waarden ?? []).map(Number));
  if (waarden !== undefined) return fc.constantFrom(...waarden);
  if (soort.basis === 'date') return dag.map((d) => d.slice(0, 10));
  if (soort.basis === 'dateTime') {
    return fc.tuple(dag, fc.constantFrom('', 'Z', '+01:00')).map(([d, zone]) => d.slice(0, 19) + zone);
  }
  if (soort.schooljaar !== undefined) return fc.integer({ min: 1991, max: 2050 }).map((j) => `${j}-${j + 1}`);
  if (soort.patroon !== undefined) {
    // Only the pattern language of our own descriptions: \p{Nd}{2,6} and \p{Lu}{2}.
    const delen = [...soort.patroon.matchAll(/\\p\{(Nd|Lu)\}\{(\d+)(?:,\d+)?\}/g)].map(([, klasse, aantal]) =>
      fc
        .array(fc.constantFrom(...Array.from(klasse === 'Nd' ? '0123456789' : 'ABCXYZ')), {
          minLength: Number(aantal),
          maxLength: Number(aantal),
        })
        .map((t) => t.join('')),
    );
    return fc.tuple(...delen).map((d) => d.join(''));
  }
  return tekst(soort.min ?? 0, soort.max ?? 40, soort.trim === true);
}

export function waardeVan(inhoud: Inhoud<unknown>, opties: ControleOpties = {}): fc.Arbitrary<unknown> {
  if (!isElementType(inhoud)) return waardeVanSoort(inhoud, opties);
  const attributen = inhoud.attributen.map((a) => {
    const veld = waardeVanSoort(a.soort, opties).map((w): Velden => ({ [a.eigenschap]: w }));
    return a.verplicht ? veld : misschien(veld);
  });
  const binnen =
    inhoud.tekst === undefined
      ? veldenVan(inhoud.inhoud, opties)
      : waardeVanSoort(inhoud.tekst, opties).map((waarde): Velden => ({ waarde }));
  return fc.tuple(...attributen, binnen).map((delen): Velden => Object.assign({}, ...delen));
}

const misschien = (velden: fc.Arbitrary<Velden>): fc.Arbitrary<Velden> =>
  fc.oneof(fc.constant<Velden>({}), velden);

function item(deel: ElementDeel, gemengd: boolean, opties: ControleOpties): fc.Arbitrary<unknown> {
  const inhoud = waardeVan(deel.inhoud, opties);
  if (!gemengd) return inhoud;
  return inhoud.map((w) =>
    isElementType(deel.inhoud)
      ? { kind: deel.eigenschap, ...(w as object) }
      : { kind: deel.eigenschap, waarde: w },
  );
}

function veldenVan(model: Model, opties: ControleOpties): fc.Arbitrary<Velden> {
  switch (model.deel) {
    case 'element': {
      if (model.identificerend || model.overslaan) return fc.constant({});
      const veld = waardeVan(model.inhoud, opties).map((w): Velden => ({ [model.eigenschap]: w }));
      return model.verplicht ? veld : misschien(veld);
    }
    case 'reeks':
    case 'herhaling': {
      const items = fc.oneof(...model.items.map((i) => item(i, model.items.length > 1, opties)));
      const veld = fc
        .array(items, { minLength: 1, maxLength: 3 })
        .map((rij): Velden => ({ [model.eigenschap]: rij }));
      return model.verplicht ? veld : misschien(veld);
    }
    case 'keuze': {
      const tak = fc.oneof(...model.delen.map((deel) => veldenVan(deel, opties)));
      return model.verplicht ? tak : misschien(tak);
    }
    case 'volgorde':
      return fc
        .tuple(...model.delen.map((deel) => veldenVan(deel, opties)))
        .map((d): Velden => Object.assign({}, ...d));
  }
}
