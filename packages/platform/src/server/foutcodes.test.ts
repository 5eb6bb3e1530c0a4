/** docs/errors.md explains every code that both applications share, and no other. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const SRC = join(import.meta.dirname, '..');
const DOC = readFileSync(join(SRC, '../../../docs/errors.md'), 'utf8');

const rijen = (DOC.split(/^## /m).find((deel) => deel.startsWith('Beide toepassingen\n')) ?? '')
  .split('\n')
  .filter((regel) => /^\| *`[A-Z_]+` *\|/.test(regel))
  .map((regel) => regel.split('|').map((cel) => cel.trim()));

/** The source of a folder, tests left out. */
const read = (folder: string): string =>
  globSync('*.ts', { cwd: join(SRC, folder) })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(SRC, folder, file), 'utf8'))
    .join('\n');

const find = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, code = '']) => code);

test('every shared code is explained, and every explanation has a code', () => {
  const codes = [
    ...['problem', 'http', 'login', 'mensen', 'server'].flatMap((folder) =>
      find(read(folder), /code: '([A-Z_]+)'/g),
    ),
    ...find(read('embedded-postgres'), /\b(EMBEDDED_POSTGRES_[A-Z_]+)\b/g),
  ];
  const beschreven = rijen.map(([, code = '']) => code.replaceAll('`', ''));
  assert.ok(codes.length > 10);
  assert.deepEqual(new Set(beschreven), new Set(codes));
  assert.equal(beschreven.length, new Set(beschreven).size, 'no code twice');
});

test('each row says what it is, who mends it and how', () => {
  for (const [, code, ...cellen] of rijen) {
    assert.equal(cellen.length, 4, code);
    for (const cel of cellen.slice(0, 3)) assert.ok(cel.length > 3, `${code} has an empty cell`);
  }
});
