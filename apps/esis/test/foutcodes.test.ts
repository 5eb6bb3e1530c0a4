/** docs/errors.md explains every code that ESIS can answer, and no other. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listVariables } from '@koppelpunt/platform';
import { esis } from '../src/app.ts';
import { createBevinding } from '../src/edexml/bevindingen.ts';
import { bevindingen, problemen, type BevindingCode } from '../src/errors.ts';

const SRC = join(import.meta.dirname, '../src');
const DOC = readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8');

// Read as text, because the standards package does not export its faults.
const FAULTS = readFileSync(
  join(import.meta.dirname, '../../../packages/standards/src/uwlr/messages/faults.ts'),
  'utf8',
);
const faults = [...(FAULTS.split('as const')[0] ?? '').matchAll(/^ {2}'?([A-Z][\w.]+)'?:/gm)].map(
  ([, code = '']) => code,
);

const rijen = (DOC.split(/^## /m).find((deel) => deel.startsWith('ESIS\n')) ?? '')
  .split('\n')
  .filter((regel) => /^\| *`/.test(regel))
  .map((regel) => regel.split('|').map((cel) => cel.trim()));
const beschreven = rijen.map(([, code = '']) => code.replaceAll('`', ''));

/** The code that answers writes each code out as a text of its own; names of environment variables look alike. */
function listCodes(): Set<string> {
  const env = new Set(listVariables(esis));
  const texts = globSync('**/*.ts', { cwd: SRC })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.generated.ts'))
    .map((file) => readFileSync(join(SRC, file), 'utf8'));
  const codes = texts.flatMap((text) =>
    [...text.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code = '']) => code),
  );
  return new Set([...codes.filter((code) => !env.has(code)), ...Object.keys(bevindingen)]);
}

test('every code of ESIS is explained, and every explanation has a code', () => {
  const eigen = beschreven.filter((code) => /^[A-Z_]+$/.test(code));
  assert.deepEqual(new Set(eigen), listCodes());
  assert.equal(eigen.length, new Set(eigen).size, 'no code twice');
});

test('every code stands in errors.ts, and every refusal is made there', () => {
  assert.deepEqual(new Set([...Object.keys(problemen), ...Object.keys(bevindingen)]), listCodes());
  for (const file of globSync('**/*.ts', { cwd: SRC }).filter((name) => name !== 'errors.ts'))
    assert.doesNotMatch(readFileSync(join(SRC, file), 'utf8'), /new Problem\(/, file);
});

test('every fault that a caller of UWLR can get is explained', () => {
  const uwlr = new Set(beschreven.filter((code) => !/^[A-Z_]+$/.test(code)));
  assert.ok(faults.length > 5);
  for (const code of uwlr) assert.ok(faults.includes(code), `${code} is not a fault of UWLR`);
  // ESIS answers none of the codes about results, because it takes none.
  const resultaten = /Leerling|Toets|Score|Eld|Vocabulaire/;
  for (const code of faults.filter((name) => !resultaten.test(name)))
    assert.ok(uwlr.has(code), `${code} is not explained`);
});

test('each row says what it is, who mends it and how', () => {
  for (const [, code, ...cellen] of rijen) {
    assert.equal(cellen.length, 4, code);
    for (const cel of cellen.slice(0, 3)) assert.ok(cel.length > 3, `${code} has an empty cell`);
  }
});

test('a finding carries the code of its kind', () => {
  for (const code of Object.keys(bevindingen) as BevindingCode[])
    assert.equal(createBevinding(code, { line: 1, column: 1, path: '' }).code, code);
});
