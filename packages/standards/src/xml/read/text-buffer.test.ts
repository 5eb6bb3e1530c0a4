import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStringOneByteRepresentation } from 'node:v8';
import fc from 'fast-check';
import { TextBuffer } from './text-buffer.ts';
import { hasOnlyXmlCharacters } from './characters.ts';
import { runs } from '../../../test/runs.ts';

test('every character stands at the place that it has in the text', () => {
  const bron = new TextBuffer();
  for (const tekst of ['<a>é’😀</a>', '<', '', 'x'.repeat(1000)]) {
    bron.set(tekst);
    assert.deepEqual(
      Array.from(bron.codes.subarray(0, tekst.length)),
      Array.from(tekst.split(''), (teken) => teken.charCodeAt(0)),
    );
    assert.equal(bron.lastLt, tekst.lastIndexOf('<'));
  }
});

test('of each character alone, and at each place, it is known whether XML allows it', () => {
  const bron = new TextBuffer();
  for (let code = 0; code < 0x10000; code++) {
    const teken = String.fromCharCode(code);
    const tekst = 'x'.repeat(code % 19) + teken + 'x'.repeat(code % 7);
    bron.set(tekst);
    assert.equal(bron.isValid(), hasOnlyXmlCharacters(tekst), code.toString(16));
  }
});

test('eight characters at once give the same answer as one by one', () => {
  const bron = new TextBuffer();
  const code = fc.oneof(
    { weight: 50, arbitrary: fc.constantFrom(0x20, 0x41, 0xe9, 0x8000, 0xffff - 2, 9, 10, 13) },
    { weight: 1, arbitrary: fc.constantFrom(0, 8, 0xb, 0x1f, 0xfffe, 0xffff) },
  );
  fc.assert(
    fc.property(fc.array(code, { maxLength: 60 }), (codes) => {
      const tekst = String.fromCharCode(...codes);
      bron.set(tekst);
      assert.equal(bron.isValid(), hasOnlyXmlCharacters(tekst));
    }),
    { numRuns: runs(1000) },
  );
});

test('what is cut beside a Turkish name takes one byte a character, and the name keeps its letters', () => {
  const bron = new TextBuffer();
  const [gewoon, turks, frans] = ['een heel gewone naam', 'een Özgür Işık met ğ', 'een naam uit Curaçao'];
  const tekst = `<a>${gewoon}</a><b>${turks}</b><c>${frans}</c>`;
  bron.set(tekst);
  assert.ok(bron.isValid());
  for (const naam of [gewoon, turks, frans]) {
    const begin = tekst.indexOf(naam);
    const tekens = naam.split('').reduce((alle, teken) => alle | teken.charCodeAt(0), 0);
    const geknipt = bron.cut(begin, begin + naam.length, tekens);
    assert.equal(geknipt, naam);
    assert.equal(isStringOneByteRepresentation(geknipt), naam !== turks);
  }
  assert.equal(bron.tail(2), tekst.slice(2));
  const rest = bron.tail(tekst.indexOf(frans));
  assert.equal(rest, `${frans}</c>`);
  assert.ok(isStringOneByteRepresentation(rest));
});
