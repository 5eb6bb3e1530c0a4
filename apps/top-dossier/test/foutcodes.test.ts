/** docs/errors.md explains every code that TOP dossier can answer, and no other. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { standardsErrors } from '@koppelpunt/standards';
import { controleFouten, createProblem, problemen, syncFouten, uwlrFouten } from '../src/errors.ts';

const SRC = join(import.meta.dirname, '../src');
const DOC = readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8');

const deel = DOC.split(/^## /m).find((tekst) => tekst.startsWith('TOP dossier\n')) ?? '';

/** The rows of the table under a heading: code, meaning, who mends it, how. */
const listRijen = (kop: string): string[][] =>
  (deel.split(/^### /m).find((tekst) => tekst.startsWith(kop)) ?? '')
    .split('\n')
    .filter((regel) => /^\| *`/.test(regel))
    .map((regel) =>
      regel
        .split('|')
        .slice(1, -1)
        .map((cel) => cel.trim()),
    );

const CATALOGI = [
  ['Een verzoek behandelen', problemen],
  ['Controleren', controleFouten],
  ['Synchroniseren', syncFouten],
  ['Wat ESIS weigert', uwlrFouten],
] as const;

for (const [kop, catalogus] of CATALOGI) {
  test(`${kop}: every code is explained, and every explanation has a code`, () => {
    const beschreven = listRijen(kop).map(([code = '']) => code.replaceAll('`', ''));
    assert.deepEqual(beschreven.toSorted(), Object.keys(catalogus).toSorted());
  });

  test(`${kop}: each row says what it is, who mends it and how`, () => {
    for (const [code, ...cellen] of listRijen(kop)) {
      assert.equal(cellen.length, 3, code);
      for (const cel of cellen) assert.ok(cel.length > 3, `${code} has an empty cell`);
    }
  });
}

test('the section holds no table besides those', () => {
  const rijen = deel.split('\n').filter((regel) => /^\| *`/.test(regel));
  assert.equal(rijen.length, CATALOGI.flatMap(([kop]) => listRijen(kop)).length);
});

test('no code is made outside the catalogue', () => {
  const known = new Set(CATALOGI.flatMap(([, catalogus]) => Object.keys(catalogus)));
  for (const file of globSync('**/*.ts', { cwd: SRC })) {
    if (file === 'errors.ts' || file.endsWith('.test.ts') || file.endsWith('.generated.ts')) continue;
    const text = readFileSync(join(SRC, file), 'utf8');
    assert.doesNotMatch(text, /new Problem\(/, `${file}: use createProblem`);
    for (const [, code = ''] of text.matchAll(/\bcode: '([A-Z][A-Za-z_.]+)'/g))
      assert.ok(known.has(code), code);
  }
});

test('what the library can say of a broken answer is explained in its own part of the document', () => {
  for (const code of Object.keys(standardsErrors)) assert.ok(DOC.includes(`\`${code}\``), code);
});

test('a refusal carries its status and words, or better words for the case at hand', () => {
  const usual = createProblem('GEEN_BRON');
  assert.deepEqual(
    [usual.status, usual.code, usual.melding],
    [409, 'GEEN_BRON', problemen.GEEN_BRON.melding],
  );
  assert.equal(createProblem('CONTROLE_MISLUKT', { melding: 'Zo dan.' }).melding, 'Zo dan.');
});
