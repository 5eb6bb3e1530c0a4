/** docs/errors.md and the two catalogues name the same codes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { standardsErrors } from './errors.ts';
import { standardsFindings } from './findings.ts';

const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** The rows of every table under a heading of the second level. */
function rows(heading: string): string[][] {
  const part = text.split(/^## /m).find((piece) => piece.startsWith(heading));
  assert.ok(part, `docs/errors.md has no heading ${heading}`);
  return [...part.matchAll(/^\| *`([A-Z0-9_]+)` *\|(.*)\|$/gm)].map(([, code = '', rest = '']) => [
    code,
    ...rest.split('|').map((cell) => cell.trim()),
  ]);
}

for (const [heading, catalogue] of [
  ['Een bericht of verbinding die niet verder kan', standardsErrors],
  ['Bevindingen in een bericht', standardsFindings],
] as const) {
  test(`${heading}: every code is explained, and every explanation has a code`, () => {
    const described = rows(heading).map(([code = '']) => code);
    assert.deepEqual(new Set(described), new Set(Object.keys(catalogue)));
    assert.equal(described.length, Object.keys(catalogue).length, 'no code twice');
  });

  test(`${heading}: each row says what it is, who mends it and how`, () => {
    for (const [code, ...cells] of rows(heading)) {
      assert.equal(cells.length, 3, code);
      for (const cell of cells) assert.ok(cell.length > 3, `${code} has an empty cell`);
    }
  });
}

test('a finding stands under the layer in which it is reported', () => {
  const sections = text.split(/^### Laag /m).slice(1);
  for (const [code, { layer }] of Object.entries(standardsFindings)) {
    assert.ok(
      sections.some((section) => section.startsWith(`${layer}:`) && section.includes(`\`${code}\` `)),
      `${code} is layer ${layer}`,
    );
  }
});
