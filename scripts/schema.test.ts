import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runStep } from './steps.ts';

test('every generated file follows from the migrations and routes of today', async () => {
  const { ok, output } = await runStep({
    name: 'schema',
    command: 'node',
    args: ['scripts/schema.ts', '--check'],
  });
  assert.ok(ok, output);
});
