import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isStringOneByteRepresentation } from 'node:v8';
import fc from 'fast-check';
import { TextBuffer } from './text-buffer.ts';
import { hasOnlyXmlCharacters } from './characters.ts';
import { runs } from '../../../test/runs.ts';

test('every character stands at the place that it has in the text', () => {
  const source = new TextBuffer();
  for (const text of ['<a>é’😀</a>', '<', '', 'x'.repeat(1000)]) {
    source.set(text);
    assert.deepEqual(
      Array.from(source.codes.subarray(0, text.length)),
      Array.from(text.split(''), (character) => character.charCodeAt(0)),
    );
    assert.equal(source.lastLt, text.lastIndexOf('<'));
  }
});

test('of each character alone, and at each place, it is known whether XML allows it', () => {
  const source = new TextBuffer();
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    const text = 'x'.repeat(code % 19) + character + 'x'.repeat(code % 7);
    source.set(text);
    assert.equal(source.isValid(), hasOnlyXmlCharacters(text), code.toString(16));
  }
});

test('eight characters at once give the same answer as one by one', () => {
  const source = new TextBuffer();
  const code = fc.oneof(
    { weight: 50, arbitrary: fc.constantFrom(0x20, 0x41, 0xe9, 0x8000, 0xffff - 2, 9, 10, 13) },
    { weight: 1, arbitrary: fc.constantFrom(0, 8, 0xb, 0x1f, 0xfffe, 0xffff) },
  );
  fc.assert(
    fc.property(fc.array(code, { maxLength: 60 }), (codes) => {
      const text = String.fromCharCode(...codes);
      source.set(text);
      assert.equal(source.isValid(), hasOnlyXmlCharacters(text));
    }),
    { numRuns: runs(1000) },
  );
});

test('what is cut beside a Turkish name takes one byte a character, and the name keeps its letters', () => {
  const source = new TextBuffer();
  const [plain, turkish, french] = ['een heel gewone naam', 'een Özgür Işık met ğ', 'een naam uit Curaçao'];
  const text = `<a>${plain}</a><b>${turkish}</b><c>${french}</c>`;
  source.set(text);
  assert.ok(source.isValid());
  for (const name of [plain, turkish, french]) {
    const begin = text.indexOf(name);
    const characters = name.split('').reduce((allOf, character) => allOf | character.charCodeAt(0), 0);
    const cut = source.cut(begin, begin + name.length, characters);
    assert.equal(cut, name);
    assert.equal(isStringOneByteRepresentation(cut), name !== turkish);
  }
  assert.equal(source.tail(2), text.slice(2));
  const rest = source.tail(text.indexOf(french));
  assert.equal(rest, `${french}</c>`);
  assert.ok(isStringOneByteRepresentation(rest));
});
