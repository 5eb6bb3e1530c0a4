/** Each exported name has a page, made from the source, that says what it is in words and in types. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSymbols, makeSymbolPages } from '../docs/symbols.ts';
import * as all from './index.ts';

const symbols = listSymbols();
const BRACKETS = [
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
] as const;

test('every name that a stranger can import is there, once', () => {
  const names = symbols.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
  // Types are gone when the module is loaded.
  assert.deepEqual(
    Object.keys(all).filter((name) => !names.includes(name)),
    [],
  );
  assert.ok(['Leerling', 'UwlrProvider', 'Writable'].every((name) => names.includes(name)));
});

test('each says what it is in words, and its declaration is whole', () => {
  for (const { name, comment, declaration } of symbols) {
    assert.match(comment, /^[A-Z`{][^]{15}/, name);
    assert.match(declaration, new RegExp(`^(async )?[a-z]+\\*? ${name}\\b[^]*[;}]$`), name);
    const code = declaration.replace(/\/\*[^]*?\*\/|'[^']*'|=>/g, '');
    for (const [open, close] of BRACKETS)
      assert.equal(code.split(open).length, code.split(close).length, `${name} ${open}`);
  }
});

test('a page leads to the pages of what it speaks of, and the index to all of them', () => {
  const pages = makeSymbolPages();
  assert.equal(pages.size, symbols.length + 1);
  for (const [file, text] of pages) {
    for (const [, target = ''] of text.matchAll(/\]\((\w+\.md)\)/g))
      assert.ok(pages.has(target), `${file} → ${target}`);
  }
  assert.match(
    pages.get('handleUwlr.md')!,
    /provider: UwlrProvider<K, T>,[^]*For example:[^]*\[UwlrProvider\]/,
  );
});
