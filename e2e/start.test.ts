import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseUrl, readRunFile, startEmbeddedPostgres, type RunFile } from '@koppelpunt/platform';
import pg from 'pg';
import { listProcesses, makePlace, start, waitForNoProcesses, type Place } from './support/start-process.ts';

/** `npm start` on its own, until the first screen. */
const skip = process.platform !== 'linux' && 'looks in /proc for what is left running';
/** Stopping takes at most 8 s for an app that hangs, and then the time of the database. */
const STOPPED_MS = 20_000;

function readRun({ dataDir }: Place): RunFile {
  const run = readRunFile(dataDir);
  assert.ok(run, 'a running demo says where it is');
  return run;
}

async function countLeerlingen(serverUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, 'koppelpunt_esis') });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>('select count(*) from leerlingen');
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

const isHealthy = async (url: string): Promise<boolean> =>
  await fetch(`${url}/health`).then(
    (response) => response.ok,
    () => false,
  );

test('a second start keeps everything, and Ctrl-C twice leaves nothing running', { skip }, async (t) => {
  const place = await makePlace(t);
  const first = start(t, place);
  await first.ready;
  const run = readRun(place);
  const secrets = readFileSync(join(place.dataDir, 'geheimen.json'), 'utf8');
  for (const text of [
    ...Object.values(run.urls),
    'm.jansen@regenboog.example',
    'b.devries@noorderlicht.example',
  ]) {
    assert.ok(first.output().includes(text), `${text} is on the screen`);
  }
  for (const file of ['geheimen.json', 'run.json', 'de-regenboog-97QX00.xml']) {
    assert.equal(statSync(join(place.dataDir, file)).mode & 0o077, 0, `${file} is for its owner alone`);
  }
  assert.equal(await countLeerlingen(run.env.esis['DATABASE_URL'] ?? ''), 220);

  first.signal('SIGINT');
  first.signal('SIGINT');
  assert.equal(await first.exited, 0);
  assert.deepEqual(listProcesses(place), []);
  assert.ok(!existsSync(join(place.dataDir, 'run.json')));
  assert.equal(first.errors(), '');

  const second = start(t, place);
  await second.ready;
  assert.doesNotMatch(second.output(), /wordt klaargezet/, 'nothing is imported again');
  assert.equal(await countLeerlingen(readRun(place).env.esis['DATABASE_URL'] ?? ''), 220);
  assert.equal(readFileSync(join(place.dataDir, 'geheimen.json'), 'utf8'), secrets);
});

test('a data directory that is in use is one sentence, and the first goes on', { skip }, async (t) => {
  const place = await makePlace(t);
  const first = start(t, place);
  await first.ready;
  const other = await makePlace(t);
  const second = start(t, { ...other, env: { ...other.env, KOPPELPUNT_DATA: place.dataDir } });
  assert.equal(await second.exited, 1);
  assert.match(second.errors(), /^Koppelpunt draait al met de gegevensmap \S+ \(proces \d+\)\. [^\n]+\.\n$/);
  assert.ok(await isHealthy(readRun(place).urls.esis));
});

test(
  'a port that is taken is one sentence that names it, and leaves nothing running',
  { skip },
  async (t) => {
    const place = await makePlace(t);
    const taken = createServer().listen(Number(place.env['TOP_DOSSIER_PORT']), '127.0.0.1');
    t.after(() => taken.close());
    const demo = start(t, place);
    assert.equal(await demo.exited, 1);
    assert.match(
      demo.errors(),
      new RegExp(
        `^Poort ${place.env['TOP_DOSSIER_PORT']} is al in gebruik [^\\n]*TOP_DOSSIER_PORT[^\\n]*\\n$`,
      ),
    );
    assert.deepEqual(listProcesses(place), []);
  },
);

test('after a kill -9 everything ends by itself, and the next start has all data', { skip }, async (t) => {
  const place = await makePlace(t);
  const first = start(t, place);
  await first.ready;
  process.kill(first.startPid(), 'SIGKILL');
  assert.deepEqual(await waitForNoProcesses(place, STOPPED_MS), []);
  const second = start(t, place);
  await second.ready;
  assert.equal(await countLeerlingen(readRun(place).env.esis['DATABASE_URL'] ?? ''), 220);
});

test('what dies unexpectedly comes back, and the screen says so', { skip }, async (t) => {
  const place = await makePlace(t);
  const demo = start(t, place);
  await demo.ready;
  const { pids, urls } = readRun(place);
  for (const [pid, name] of [
    [pids.esis, 'ESIS'],
    [pids.postgres, 'De databank'],
  ] as const) {
    assert.ok(pid, `${name} says under which number it runs`);
    process.kill(pid, 'SIGKILL');
    await waitFor(t, () => demo.output().includes(`${name} is onverwacht gestopt`));
    await waitFor(t, async () => (await isHealthy(urls.esis)) && (await isHealthy(urls.topDossier)));
  }
});

async function waitFor(t: TestContext, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + STOPPED_MS;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, `${t.name}: not in time`);
    await wait(100);
  }
}

test('DATABASE_URL names another server, and then none of our own runs', { skip }, async (t) => {
  const place = await makePlace(t);
  const other = await makePlace(t);
  const server = await startEmbeddedPostgres({ dataDir: join(other.dataDir, 'postgres'), ephemeral: true });
  t.after(() => server.stop());
  const demo = start(t, place, { DATABASE_URL: server.url });
  await demo.ready;
  assert.equal(readRun(place).pids.postgres, undefined);
  assert.equal(await countLeerlingen(server.url), 220);
  demo.signal('SIGTERM');
  assert.equal(await demo.exited, 0);
});

test('a database server that does not answer is one sentence without its password', { skip }, async (t) => {
  const place = await makePlace(t);
  const demo = start(t, place, { DATABASE_URL: 'postgres://iemand:geheim123@127.0.0.1:9/postgres' });
  assert.equal(await demo.exited, 1);
  assert.match(
    demo.errors(),
    /^Gebruiker iemand kan de databankserver niet gebruiken \(ECONNREFUSED\) op 127\.0\.0\.1:9\. [^\n]+\n$/,
  );
  assert.doesNotMatch(demo.errors() + demo.output(), /geheim123/);
});
