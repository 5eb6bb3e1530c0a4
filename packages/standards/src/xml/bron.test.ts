import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStringOneByteRepresentation } from 'node:v8';
import fc from 'fast-check';
import { runs } from '../../test/runs.ts';
import { Bron } from './bron.ts';
import { geldigeTekens } from './tekens.ts';

test('every character stands at the place that it has in the text', () => {
  const bron = new Bron();
  for (const tekst of ['<a>é’😀</a>', '<', '', 'x'.repeat(1000)]) {
    bron.zet(tekst);
    assert.deepEqual(
      Array.from(bron.codes.subarray(0, tekst.length)),
      Array.from(tekst.split(''), (teken) => teken.charCodeAt(0)),
    );
    assert.equal(bron.laatsteKleiner, tekst.lastIndexOf('<'));
  }
});

test('of each character alone, and at each place, it is known whether XML allows it', () => {
  const bron = new Bron();
  for (let code = 0; code < 0x10000; code++) {
    const teken = String.fromCharCode(code);
    const tekst = 'x'.repeat(code % 19) + teken + 'x'.repeat(code % 7);
    bron.zet(tekst);
    assert.equal(bron.isGeldig(), geldigeTekens(tekst), code.toString(16));
  }
});

test('eight characters at once give the same answer as one by one', () => {
  const bron = new Bron();
  const code = fc.oneof(
    { weight: 50, arbitrary: fc.constantFrom(0x20, 0x41, 0xe9, 0x8000, 0xffff - 2, 9, 10, 13) },
    { weight: 1, arbitrary: fc.constantFrom(0, 8, 0xb, 0x1f, 0xfffe, 0xffff) },
  );
  fc.assert(
    fc.property(fc.array(code, { maxLength: 60 }), (codes) => {
      const tekst = String.fromCharCode(...codes);
      bron.zet(tekst);
      assert.equal(bron.isGeldig(), geldigeTekens(tekst));
    }),
    { numRuns: runs(1000) },
  );
});

test('what is cut beside a Turkish name takes one byte a character, and the name keeps its letters', () => {
  const bron = new Bron();
  const [gewoon, turks, frans] = ['een heel gewone naam', 'een Özgür Işık met ğ', 'een naam uit Curaçao'];
  const tekst = `<a>${gewoon}</a><b>${turks}</b><c>${frans}</c>`;
  bron.zet(tekst);
  assert.ok(bron.isGeldig());
  for (const naam of [gewoon, turks, frans]) {
    const begin = tekst.indexOf(naam);
    const tekens = naam.split('').reduce((alle, teken) => alle | teken.charCodeAt(0), 0);
    const geknipt = bron.knip(begin, begin + naam.length, tekens);
    assert.equal(geknipt, naam);
    assert.equal(isStringOneByteRepresentation(geknipt), naam !== turks);
  }
  assert.equal(bron.rest(2), tekst.slice(2));
  const rest = bron.rest(tekst.indexOf(frans));
  assert.equal(rest, `${frans}</c>`);
  assert.ok(isStringOneByteRepresentation(rest));
});
