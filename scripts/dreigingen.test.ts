/** The threat model names tests; each of them exists under that name, and each chapter says what is left. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './import-graph.ts';

const DOC = readFileSync(join(root, 'docs/dreigingen.md'), 'utf8');
const genoemd = [...DOC.matchAll(/^- `([^`]+\.test\.ts)`: "(.+)"$/gm)].map(([, bestand = '', naam = '']) => ({
  bestand,
  naam,
}));

/** Tests that both applications run, as functions of the testkit: by the name of the function. */
const proeven = new Map(
  globSync('packages/testkit/src/**/*.ts', { cwd: root })
    .map((bestand) => readFileSync(join(root, bestand), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/^export function (test[A-Z]\w*)\(/gm)].map(([, naam = '']) => [naam, text]),
    ),
);

/** The code that a test file runs: its own text, and that of every function of the testkit that it calls. */
function readTests(bestand: string): string {
  const text = readFileSync(join(root, bestand), 'utf8');
  const geleend = [...proeven].filter(([naam]) => text.includes(`\n${naam}(`));
  return [text, ...geleend.map(([, proef]) => proef)].join('\n');
}

test('every test that the threat model names is there, in that file and by that name', () => {
  assert.ok(genoemd.length > 40);
  // No test is written in a way that escapes this search.
  assert.equal(genoemd.length, DOC.match(/^- `/gm)?.length);
  for (const { bestand, naam } of genoemd) {
    assert.ok(existsSync(join(root, bestand)), bestand);
    const text = readTests(bestand).replace(/test\(\s+/g, 'test(');
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
