import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { runApp } from './app-process.ts';
import { findMelding } from './demo-error.ts';

test('a port that is taken after we looked: one sentence, and the demo gives up at once', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'koppelpunt-demo-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'main.mjs');
  const sentence = 'Poort 4100 is al in gebruik. Zet ESIS_PORT op een andere poort.';
  await writeFile(file, `process.stderr.write('${sentence}\\n'); process.exit(1)`);
  const said: string[] = [];
  await new Promise<void>((onGiveUp) => {
    const options = { name: 'ESIS', file, env: {}, logFile: join(folder, 'log'), onGiveUp };
    runApp({ ...options, say: (line) => void said.push(line) });
  });
  assert.deepEqual(said, [`ESIS start niet. ${sentence}`]);
});

test('our own mailbox whose port was taken since says so in a sentence', () => {
  const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 4300 });
  assert.match(findMelding(error) ?? '', /^Poort 4300 is al in gebruik door een ander programma\. .*\.$/);
});
