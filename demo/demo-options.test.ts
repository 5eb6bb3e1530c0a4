import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { findMelding } from './demo-error.ts';
import { readDemoOptions } from './demo-options.ts';

test('the sources are watched only when that is asked', () => {
  assert.deepEqual({ ...readDemoOptions([]) }, { watch: false });
  assert.deepEqual({ ...readDemoOptions(['--watch']) }, { watch: true });
});

test('any other word gets one sentence', () => {
  for (const word of ['--help', '-h', '--watch=ja', '--poort=4000', 'esis']) {
    assert.throws(
      () => readDemoOptions([word]),
      (error) => /^Een start kent alleen de optie --watch; .*\.$/.test(findMelding(error) ?? ''),
      word,
    );
  }
});

test('and nothing starts: the sentence, no trace, exit 1', () => {
  const file = join(import.meta.dirname, 'start.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--help'], { encoding: 'utf8' });
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /^Een start kent alleen de optie --watch; [^\n]*\n$/);
});
