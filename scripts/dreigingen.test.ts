/** The threat model names tests; each of them exists under that name, and each chapter says what is left. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './import-graph.ts';

const DOC = readFileSync(join(root, 'docs/dreigingen.md'), 'utf8');
const genoemd = [...DOC.matchAll(/^- `([^`]+\.test\.ts)`: "(.+)"$/gm)].map(([, bestand = '', naam = '']) => ({
  bestand,
  naam,
}));

test('every test that the threat model names is there, in that file and by that name', () => {
  assert.ok(genoemd.length > 40);
  // None is written so that it escapes this search.
  assert.equal(genoemd.length, DOC.match(/^- `/gm)?.length);
  for (const { bestand, naam } of genoemd) {
    assert.ok(existsSync(join(root, bestand)), bestand);
    const text = readFileSync(join(root, bestand), 'utf8');
    const isThere = ["'", '"', '`'].some((teken) => text.includes(`test(${teken}${naam}${teken}`));
    assert.ok(isThere, `${bestand}: ${naam}`);
  }
});

test('every attacker has what stops him and what is left', () => {
  const hoofdstukken = DOC.split(/^## \d+\. /m).slice(1);
  assert.ok(hoofdstukken.length >= 8);
  for (const hoofdstuk of hoofdstukken) {
    const titel = hoofdstuk.split('\n')[0] ?? '';
    assert.match(hoofdstuk, /\*\*Stops:\*\*/, titel);
    assert.match(hoofdstuk, /\*\*Left:/, titel);
    assert.match(hoofdstuk, /^- `/m, titel);
  }
});
