import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { EmbeddedPostgresError } from './errors.ts';
import { findProcessIdentity } from './process-identity.ts';
import { startInOtherProcess } from './start-in-other-process.ts';

const isRoot = process.getuid?.() === 0;

/** For root, a temporary directory (0700) is out of reach for PostgreSQL's user; an open one (0711) is not. */
function makeDataDir(t: TestContext, mode: 0o700 | 0o711 = 0o711): string {
  const parent = mkdtempSync(join(tmpdir(), 'koppelpunt-postgres-'));
  chmodSync(parent, mode);
  t.after(() => rmSync(parent, { recursive: true, force: true }));
  return join(parent, 'data');
}

async function query(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

const plant = (url: string) => query(url, `create table bewaard as select 'ja' as antwoord`);
const isKept = async (url: string) => (await query(url, 'select antwoord from bewaard'))[0]?.[0] === 'ja';
const hasCode = (code: string) => (error: unknown) =>
  error instanceof EmbeddedPostgresError && error.code === code && error.melding.endsWith('.');

for (const [where, mode] of [
  ['a reachable directory', 0o711],
  ['a closed directory', 0o700],
] as const) {
  test(`keeps its data over a restart, in ${where}`, async (t) => {
    const dataDir = makeDataDir(t, mode);
    const first = await startEmbeddedPostgres({ dataDir });
    await plant(first.url);
    await first.stop();
    assert.deepEqual(await first.exited, { code: 0, signal: null });
    const second = await startEmbeddedPostgres({ dataDir, ephemeral: true });
    t.after(() => second.stop());
    assert.ok(await isKept(second.url));
    // Another account on the machine finds nothing to read.
    for (const name of readdirSync(dataDir))
      assert.equal(statSync(join(dataDir, name)).mode & 0o077, 0, name);
  });
}

test('speaks UTF-8, in an order that is the same on every machine', async (t) => {
  const postgres = await startEmbeddedPostgres({ dataDir: makeDataDir(t), ephemeral: true });
  t.after(() => postgres.stop());
  const [row] = await query(
    postgres.url,
    `select current_setting('server_version_num')::int / 10000, current_setting('server_encoding'), datlocale, lower('ÉÏÇ')
     from pg_database where datname = current_database()`,
  );
  assert.deepEqual(row, [18, 'UTF8', 'C.UTF-8', 'éïç']);
});

test('lets nobody in without the password, and listens on 127.0.0.1 alone', async (t) => {
  const postgres = await startEmbeddedPostgres({ dataDir: makeDataDir(t), ephemeral: true });
  t.after(() => postgres.stop());
  const wrong = new URL(postgres.url);
  wrong.password = 'verkeerd';
  await assert.rejects(query(wrong.href, 'select 1'), { code: '28P01' });
  const [row] = await query(
    postgres.url,
    `select current_setting('listen_addresses'), current_setting('unix_socket_directories')`,
  );
  assert.deepEqual(row, ['127.0.0.1', '']);
});

test('refuses a data directory that is in use, in a sentence that says what to do', async (t) => {
  const dataDir = makeDataDir(t);
  const first = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  t.after(() => first.stop());
  await assert.rejects(startEmbeddedPostgres({ dataDir }), hasCode('EMBEDDED_POSTGRES_IN_GEBRUIK'));
  assert.deepEqual(await query(first.url, 'select 1'), [[1]], 'the first one goes on');
});

test('refuses a port that is taken', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await assert.rejects(
    startEmbeddedPostgres({ dataDir: makeDataDir(t), port, ephemeral: true }),
    hasCode('EMBEDDED_POSTGRES_POORT_BEZET'),
  );
});

test('starts again after a kill -9 of PostgreSQL itself', async (t) => {
  const dataDir = makeDataDir(t);
  const first = await startEmbeddedPostgres({ dataDir });
  await plant(first.url);
  process.kill(first.pid, 'SIGKILL');
  assert.deepEqual(await first.exited, { code: null, signal: 'SIGKILL' });
  const second = await startEmbeddedPostgres({ dataDir });
  t.after(() => second.stop());
  assert.ok(await isKept(second.url));
});

test('stops when its parent is killed with -9', async (t) => {
  const parent = await startInOtherProcess(makeDataDir(t));
  await plant(parent.url);
  parent.kill();
  const deadline = Date.now() + 10_000;
  while (findProcessIdentity(parent.postgresPid) !== undefined && Date.now() < deadline) await wait(50);
  assert.equal(findProcessIdentity(parent.postgresPid), undefined);
});

test(
  'stops what a killed parent left running, and starts on the same data',
  { skip: process.platform !== 'linux' && 'looks in /proc' },
  async (t) => {
    const dataDir = makeDataDir(t);
    const parent = await startInOtherProcess(dataDir);
    await plant(parent.url);
    parent.killGuard();
    parent.kill();
    await wait(300);
    assert.ok(findProcessIdentity(parent.postgresPid), 'PostgreSQL has outlived its parent');
    const second = await startEmbeddedPostgres({ dataDir });
    t.after(() => second.stop());
    assert.equal(findProcessIdentity(parent.postgresPid), undefined);
    assert.ok(await isKept(second.url));
  },
);

test('leaves a stranger alone whose process number stands in an old pid file', async (t) => {
  const dataDir = makeDataDir(t);
  const first = await startEmbeddedPostgres({ dataDir });
  await plant(first.url);
  const pidFile = join(dataDir, 'pgdata', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;

  writeFileSync(pidFile, lines.replace(String(first.pid), String(process.pid)));
  const second = await startEmbeddedPostgres({ dataDir });
  t.after(() => second.stop());
  assert.ok(await isKept(second.url));
});

test('begins afresh when the data directory was thrown away', async (t) => {
  const dataDir = makeDataDir(t, 0o700);
  const first = await startEmbeddedPostgres({ dataDir });
  await plant(first.url);
  await first.stop();
  rmSync(dataDir, { recursive: true });
  const second = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  t.after(() => second.stop());
  await assert.rejects(query(second.url, 'select * from bewaard'), { code: '42P01' });
});

test('an ephemeral cluster leaves nothing behind', async (t) => {
  const dataDir = makeDataDir(t, 0o700);
  const postgres = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  const pointer = join(dataDir, 'cluster-elders.json');
  const elsewhere =
    existsSync(pointer) && (JSON.parse(readFileSync(pointer, 'utf8')) as { clusterDir: string }).clusterDir;
  await postgres.stop();
  assert.deepEqual(readdirSync(dataDir), []);
  if (elsewhere) assert.ok(!existsSync(elsewhere));
});

test('runs as an ordinary user too', { skip: !isRoot && 'every other test already does' }, async (t) => {
  const dataDir = makeDataDir(t);
  const nobody = 65534;
  const probe = await startInOtherProcess(dataDir, { uid: nobody, gid: nobody }).catch(
    (error: Error) => error,
  );
  if (probe instanceof Error) {
    if (!/EACCES|permission denied/i.test(probe.message)) throw probe;
    return t.skip(`this checkout is closed to other users: ${probe.message.slice(0, 200)}`);
  }
  assert.deepEqual(await query(probe.url, 'select 1'), [[1]]);
  assert.equal(statSync(`/proc/${probe.postgresPid}`).uid, nobody);
  probe.kill();
});

test('a cluster whose data directory in /tmp is gone goes at the next start', async (t) => {
  if (!isRoot) return t.skip('only as root a cluster lives outside its data directory');
  const [gone, next] = [makeDataDir(t, 0o700), makeDataDir(t, 0o700)];
  const first = await startEmbeddedPostgres({ dataDir: gone });
  const { clusterDir } = JSON.parse(readFileSync(join(gone, 'cluster-elders.json'), 'utf8')) as {
    clusterDir: string;
  };
  await first.stop();
  rmSync(gone, { recursive: true });
  const second = await startEmbeddedPostgres({ dataDir: next, ephemeral: true });
  t.after(() => second.stop());
  assert.ok(!existsSync(clusterDir));
});
