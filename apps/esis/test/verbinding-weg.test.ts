/** PostgreSQL closes our connections in the middle of each kind of act: a clear answer, nothing half, and ESIS goes on. */
import assert from 'node:assert/strict';
import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { databaseUrl, ensureDatabase, startEmbeddedPostgres } from '@koppelpunt/platform';
import { holdTable, loseConnections, openOwner, type Owner } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import type { DB } from '../src/database.generated.ts';
import { awaitEnd, fillSchool, lastUitwisseling, openAnswer } from './groot-antwoord.ts';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  openSchool,
  ORIGIN,
  SECRET,
  startEsis,
  statusOf,
  SYSTEEM,
  until,
  WACHTWOORD,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

const EDEXML = '/api/vestigingen/97QX00/edexml';
const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
const SRC = join(import.meta.dirname, '../src');

let esis: Esis;
let owner: Owner<DB>;
let browser: Browser;
let partner: Partner;
let id: string;

before(async () => {
  esis = await startEsis();
  owner = openOwner<DB>(esis.ownerUrl);
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  partner = await openPartner(esis);
});
after(async () => {
  await owner.close();
  await esis.stop();
});

/** Runs the act until it waits for the table inside its transaction, and takes its connection away there. */
async function loseAt<T>(table: string, act: () => Promise<T>): Promise<T> {
  const held = await holdTable(owner.pool, table);
  const acting = act();
  await held.waiting();
  await loseConnections(owner.pool, 'esis-test');
  // Until here it may not have answered: then it never came to the table, and this shows nothing.
  const answer = await acting;
  await held.release();
  return answer;
}

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    owner.db,
  );
  return rows[0]?.n ?? 0;
}

test('a request: 503 with what to do, and the same request a moment later is done', async () => {
  const url = `${KOPPELINGEN}/${id}/verificatiecode`;
  const rows = await count('logboek');
  const lost = await loseAt('logboek', async () => await browser.send('DELETE', url));
  assert.deepEqual([lost.status, lost.body.code], [503, 'DATABASE_WEG']);
  assert.match(lost.body.melding, /niets half gedaan/);
  assert.equal(await statusOf(browser, id), 'aangevraagd');
  assert.equal(await count('logboek'), rows);
  assert.equal((await browser.send('DELETE', url)).status, 200);
  assert.equal((await browser.send('PUT', url, { verificatiecode: CODE })).status, 200);
});

test('signing in: no session of half a sign-in, and it works again', async () => {
  const email = 'beheer-97qx00@school.example';
  const signIn = async () =>
    await esis.app.inject({
      method: 'POST',
      url: '/api/aanmelden/wachtwoord',
      headers: { origin: ORIGIN },
      payload: { email, wachtwoord: WACHTWOORD },
    });
  const sessies = await count('sessies');
  const lost = await loseAt('sessies', signIn);
  assert.deepEqual([lost.statusCode, lost.json<{ code: string }>().code], [503, 'DATABASE_WEG']);
  assert.equal(await count('sessies'), sessies);
  assert.equal((await signIn()).statusCode, 200);
});

test('an import in the middle of its COPY and at its merge: the school stays as it was', async () => {
  const before = await count('leerlingen');
  const merge = await loseAt(
    'leerlingen',
    async () => await browser.sendFile(EDEXML, await makeEdexml({ leerlingen: 40 })),
  );
  assert.deepEqual([merge.status, merge.body.code], [503, 'DATABASE_WEG']);

  const file = await makeEdexml({ leerlingen: 3_000 });
  async function* slow() {
    yield Buffer.from(file.slice(0, file.length / 2));
    await loseConnections(owner.pool, 'esis-test');
    yield Buffer.from(file.slice(file.length / 2));
  }
  const copy = esis.services.edexml.importEdexml(SYSTEEM, '97QX00', slow());
  await assert.rejects(copy, { code: 'DATABASE_WEG' });
  assert.equal(await count('leerlingen'), before);
  assert.equal((await browser.sendFile(EDEXML, await makeEdexml({ leerlingen: 21 }))).status, 200);
});

test('UWLR before its first byte: the other side is told to ask again', async () => {
  const lost = await loseAt(
    'leerlingen',
    async () => await fetchLeerlingen(partner.client).catch((error: unknown) => error),
  );
  assert.equal((lost as { faultcode?: string }).faultcode, 'Server.TijdelijkNietBeschikbaar');
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 21);
});

test('UWLR in the middle of an answer: cut off, told as broken off, and no half answer looks whole', async () => {
  await fillSchool(esis, 20_000);
  const answer = await openAnswer(partner);
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = awaitEnd(answer);
  await once(answer, 'data');
  answer.pause();
  await loseConnections(owner.pool, 'esis-test');
  answer.resume();
  assert.equal((await ended)?.code, 'ECONNRESET');
  assert.doesNotMatch(Buffer.concat(chunks).toString('utf8'), /<\/soap:Envelope>/);
  await until(async () => (await lastUitwisseling(esis)).bytes > 0);
  assert.equal((await lastUitwisseling(esis)).uitkomst, 'afgebroken');
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 20_021);
});

test('the command line: one sentence and stop code 1', async () => {
  const env = {
    ...process.env,
    ESIS_DATABASE_URL: esis.ownerUrl,
    ESIS_SECRET: SECRET,
    KOPPELPUNT_DATA: '/nonexistent',
  };
  const held = await holdTable(owner.pool, 'leerlingen');
  const ended = new Promise<{ code: unknown; err: string }>((resolve) => {
    const args = [join(SRC, 'cli.ts'), 'leerling', 'list', '--brin', '97QX00'];
    execFile(process.execPath, args, { env }, (error, _out, err) => resolve({ code: error?.code ?? 0, err }));
  });
  await held.waiting();
  await loseConnections(owner.pool, 'esis-cli');
  const { code, err } = await ended;
  await held.release();
  assert.equal(code, 1, err);
  assert.match(err, /^De database was even niet bereikbaar.*\n$/);
});

test('a restart of PostgreSQL under a server at work: the process stays, and answers as soon as PostgreSQL does', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'koppelpunt-herstart-'));
  const dataDir = join(folder, 'postgres');
  let postgres = await startEmbeddedPostgres({ dataDir });
  t.after(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const { port } = postgres;
  const { child, address } = await startMain(await ensureDatabase(postgres.url, 'esis'), folder);
  t.after(() => child.kill('SIGKILL'));
  const own = openOwner<DB>(databaseUrl(postgres.url, 'esis'));
  t.after(() => own.close());
  const held = await holdTable(own.pool, 'aanmeldpogingen');
  const signingIn = Promise.all(Array.from({ length: 3 }, async () => await tryToSignIn(address)));
  await held.waiting();
  await postgres.stop();
  await held.release();
  for (const answer of await signingIn) assert.deepEqual(answer, [503, 'DATABASE_WEG']);
  assert.equal((await fetch(`${address}/health`)).status, 503);
  assert.deepEqual(await tryToSignIn(address), [503, 'DATABASE_WEG']);

  postgres = await startEmbeddedPostgres({ dataDir, port });
  assert.equal((await fetch(`${address}/health`)).status, 200);
  assert.equal((await tryToSignIn(address))[0], 401);
  assert.equal(child.exitCode, null);
});

async function startMain(url: string, folder: string): Promise<{ child: ChildProcess; address: string }> {
  const port = await findFreePort();
  const env = { ...process.env, KOPPELPUNT_DATA: folder, ESIS_DATABASE_URL: url, ESIS_PORT: String(port) };
  const child = fork(join(SRC, 'main.ts'), { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  while (!output.includes('"listening"') && child.exitCode === null) await wait(50);
  assert.equal(child.exitCode, null);
  return { child, address: `http://localhost:${port}` };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function tryToSignIn(address: string): Promise<[number, string]> {
  const response = await fetch(`${address}/api/aanmelden/wachtwoord`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: 'niemand@school.example', wachtwoord: 'een-lang-wachtwoord' }),
  });
  return [response.status, ((await response.json()) as { code: string }).code];
}
