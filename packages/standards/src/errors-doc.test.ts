/** docs/errors.md and the two catalogues name the same codes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { standardsErrors } from './errors.ts';
import { standardsFindings } from './findings.ts';

const tekst = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** The rows of every table under a heading of the second level. */
function rijen(kop: string): string[][] {
  const deel = tekst.split(/^## /m).find((stuk) => stuk.startsWith(kop));
  assert.ok(deel, `docs/errors.md has no heading ${kop}`);
  return [...deel.matchAll(/^\| *`([A-Z0-9_]+)` *\|(.*)\|$/gm)].map(([, code = '', rest = '']) => [
    code,
    ...rest.split('|').map((cel) => cel.trim()),
  ]);
}

for (const [kop, catalogus] of [
  ['Een bericht of verbinding die niet verder kan', standardsErrors],
  ['Bevindingen in een bericht', standardsFindings],
] as const) {
  test(`${kop}: every code is explained, and every explanation has a code`, () => {
    const beschreven = rijen(kop).map(([code = '']) => code);
    assert.deepEqual(new Set(beschreven), new Set(Object.keys(catalogus)));
    assert.equal(beschreven.length, Object.keys(catalogus).length, 'no code twice');
  });

  test(`${kop}: each row says what it is, who mends it and how`, () => {
    for (const [code, ...cellen] of rijen(kop)) {
      assert.equal(cellen.length, 3, code);
      for (const cel of cellen) assert.ok(cel.length > 3, `${code} has an empty cell`);
    }
  });
}

test('a finding stands under the layer in which it is reported', () => {
  const lagen = tekst.split(/^### Laag /m).slice(1);
  for (const [code, { layer }] of Object.entries(standardsFindings)) {
    assert.ok(
      lagen.some((laag) => laag.startsWith(`${layer}:`) && laag.includes(`\`${code}\` `)),
      `${code} is layer ${layer}`,
    );
  }
});
