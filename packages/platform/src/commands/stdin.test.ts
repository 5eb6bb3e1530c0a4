import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGeheim, readStdin, withStdin, type CliInput } from './cli.ts';

test('commands that run at once in one process each read their own standard input', async () => {
  const input = { optional: () => undefined, flag: () => true } as unknown as CliInput;
  const [first, second, whole] = await Promise.all([
    withStdin('geheim een\nrest\n', async () => await readGeheim(input, 'klantcode')),
    withStdin('geheim twee', async () => await readGeheim(input, 'klantcode')),
    withStdin('een\ntwee\n', readStdin),
  ]);
  assert.deepEqual([first, second, whole], ['geheim een', 'geheim twee', 'een\ntwee']);
});
