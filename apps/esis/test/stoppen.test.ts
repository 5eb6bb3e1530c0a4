/** The server as a process of its own: how it stops, and its words when it cannot start. */
import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { createTestDatabase, machineEnv, type TestDatabase } from '@koppelpunt/testkit';
import { MIGRATIONS } from '../src/database.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

let folder: string;
let testDatabase: TestDatabase;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koppelpunt-esis-main-'));
  testDatabase = await createTestDatabase(MIGRATIONS);
});
after(async () => {
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

function startMain(port = 0): { child: ChildProcess; output: () => string; ended: Promise<unknown[]> } {
  const child = fork(MAIN, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...machineEnv(),
      KOPPELPUNT_DATA: folder,
      ESIS_DATABASE_URL: testDatabase.url,
      ESIS_PORT: String(port),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  // Not 'close', because Node does not always emit it for a child whose channel we closed.
  return { child, output: () => output, ended: once(child, 'exit') };
}

async function waitUntilListening({ child, output }: ReturnType<typeof startMain>): Promise<void> {
  while (!output().includes('"listening"')) {
    assert.equal(child.exitCode, null, output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('when who started it is gone, the server stops by itself', async () => {
  const main = startMain();
  await waitUntilListening(main);
  main.child.disconnect();
  assert.deepEqual(await main.ended, [0, null], main.output());
  assert.match(main.output(), /parent gone/);
});

test('a server that runs clears away each hour what counts guesses no longer, keeps the head of the logboek each night, and mails by day', async () => {
  const main = startMain();
  await waitUntilListening(main);
  const owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  const { rows } = await owner.query('select name, cron from pgboss.schedule order by name');
  await owner.end();
  main.child.kill('SIGTERM');
  assert.deepEqual(await main.ended, [0, null], main.output());
  assert.deepEqual(rows, [
    { name: 'bewaar-hoofd', cron: '37 2 * * *' },
    { name: 'meld', cron: '15 6-20 * * *' },
    { name: 'opruimen', cron: '13 * * * *' },
  ]);
});

test('also when who started it was gone before it listened', async () => {
  const main = startMain();
  main.child.disconnect();
  assert.deepEqual(await main.ended, [0, null], main.output());
});

test('a signal stops it just the same, also twice', async () => {
  const main = startMain();
  await waitUntilListening(main);
  main.child.kill('SIGTERM');
  main.child.kill('SIGINT');
  assert.deepEqual(await main.ended, [0, null], main.output());
});

test('a port that is taken is one clear sentence and exit 1, also with a parent that waits', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const main = startMain(port);
  const [code] = await main.ended;
  taken.close();
  assert.equal(code, 1);
  assert.match(
    main.output(),
    new RegExp(`Poort ${port} is al in gebruik\\. Zet ESIS_PORT op een andere poort\\.`),
  );
});
