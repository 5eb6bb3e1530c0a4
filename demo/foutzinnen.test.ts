/** docs/errors.md explains every sentence with which a start can refuse, and no other. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['demo/*.ts', 'apps/*/src/*.ts', 'packages/platform/src/{config,database,server,start}/*.ts'];

const zinnen = globSync(SOURCES, { cwd: ROOT })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(
      /new (?:Demo|Config)Error\(\s*(?:`([^`]*)`|'([^']*)')/g,
    ),
  ])
  .map(([, template, plain]) => (template ?? plain ?? '').replace(/\$\{[^}]*\}/g, '…').replace(/… …/g, '…'));

const doc = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8').split(/^### Starten: de rest$/m)[1] ?? '';
const beschreven = (doc.split(/^##/m)[0] ?? '')
  .split('\n')
  .filter((regel) => regel.startsWith('| '))
  .slice(1)
  .map((regel) => regel.split('|')[1]?.trim() ?? '')
  .filter((zin) => !zin.startsWith('---'));

test('every sentence that stops a start is explained, and every explanation has a sentence', () => {
  assert.ok(zinnen.length > 10);
  for (const zin of zinnen)
    assert.ok(
      beschreven.some((begin) => zin.startsWith(begin)),
      `not explained: ${zin}`,
    );
  for (const begin of beschreven)
    assert.ok(
      zinnen.some((zin) => zin.startsWith(begin)),
      `nothing says: ${begin}`,
    );
});
