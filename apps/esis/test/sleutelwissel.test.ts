/** Keys turn while ESIS runs: separate processes on one database and one file of keys. */
import assert from 'node:assert/strict';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  createAppDeps,
  createLog,
  createMailer,
  findDag,
  openDatabases,
  openSleutels,
  prepareDatabase,
  type Geheimen,
} from '@koppelpunt/platform';
import { createUwlrClient, type UwlrClient } from '@koppelpunt/standards';
import { createTestDatabase, machineEnv, openOwner, type TestDatabase } from '@koppelpunt/testkit';
import pg from 'pg';
import { createServices, esis as app } from '../src/app.ts';
import type { DB } from '../src/database.generated.ts';
import { createCodehash } from '../src/koppelingen/codehash.ts';
import { MIGRATIONS } from '../src/database.ts';
import { CODE, makeEdexml, SUPPORT, VERZOEK } from './start-esis.ts';

const SRC = join(import.meta.dirname, '../src');
const BEHEER = { kind: 'systeem', naam: 'opdrachtregel' } as const;
/** Enough rows to kill a command in the middle of them. */
const OUDE_CODES = 1500;
const KLANT = { klantnaam: 'top-dossier', klantcode: 'een-klantcode-van-deze-test' };

let folder: string;
let testDatabase: TestDatabase;
let owner: ReturnType<typeof openOwner<DB>>;
let server: ChildProcess;
let client: UwlrClient;
let env: Record<string, string>;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'koppelpunt-esis-sleutels-'));
  testDatabase = await createTestDatabase(MIGRATIONS);
  owner = openOwner<DB>(testDatabase.url);
  env = {
    ...machineEnv(),
    KOPPELPUNT_DATA: folder,
    ESIS_DATABASE_URL: testDatabase.url,
    ESIS_PORT: String(await findPort()),
  };
  await fill();
  server = await startServer();
  client = createUwlrClient({ url: `http://127.0.0.1:${env['ESIS_PORT']}/uwlr/v2`, ...KLANT });
});
after(async () => {
  server.kill('SIGKILL');
  await owner.close();
  await testDatabase.drop();
  rmSync(folder, { recursive: true });
});

/** One school with a koppeling, and the codes that it had before. */
async function fill(): Promise<void> {
  const sleutels = openSleutels(undefined, folder, 'ESIS_SECRET').lees;
  const { geheimen, ...urls } = await prepareDatabase({
    url: testDatabase.url,
    migrations: MIGRATIONS,
    sleutels,
  });
  const databases = openDatabases(app, urls, { applicationName: 'sleutelwissel-test' });
  const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1' });
  const deps = createAppDeps(app, {
    ...databases,
    geheimen,
    mailer,
    jobs: { send: async () => {} },
    log: createLog({ name: 'test', level: 'silent' }),
    publicUrl: 'http://127.0.0.1:4100',
  });
  const services = createServices(deps, { SUPPORT_EMAIL: SUPPORT });
  await services.vestigingen.createVestiging(BEHEER, {
    brin6: '97QX00',
    naam: 'De Regenboog',
    plaats: 'Utrecht',
  });
  await services.partners.createPartner(BEHEER, { aanbodId: 'top-dossier', ...KLANT });
  const xml = Buffer.from(await makeEdexml());
  const stukken = (async function* () {
    yield new Uint8Array(xml);
  })();
  assert.equal((await services.edexml.importEdexml(BEHEER, '97QX00', stukken)).kind, 'ingelezen');
  const voorwaarden = await services.voorwaarden.findVoorwaarden('top-dossier');
  const { id } = await services.koppelingen.createKoppeling(BEHEER, '97QX00', {
    aanbodId: 'top-dossier',
    naam: 'M. Jansen',
    akkoord: true,
    startdatum: findDag(new Date()),
    verificatiecode: CODE,
    voorwaardenVersie: voorwaarden?.versie ?? '',
  });
  await owner.db
    .insertInto('verificatiecodes')
    .values(Array.from({ length: OUDE_CODES }, (_, nummer) => oudeCode(geheimen, id, nummer)))
    .execute();
  mailer.close();
  await databases.close();
}

function oudeCode(geheimen: Geheimen, koppelingId: string, nummer: number) {
  const { hash, zegel } = createCodehash(geheimen, `97QX00-oude-code-${nummer}`).create(koppelingId);
  return { hash, zegel, koppelingId, brin6: '97QX00' };
}

async function startServer(): Promise<ChildProcess> {
  const child = fork(join(SRC, 'main.ts'), { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  while (!output.includes('"listening"')) {
    assert.equal(child.exitCode, null, output);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

async function findPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** The command as an administrator types it. `onProgress` sees its stderr. */
function esis(args: string[], onProgress: (text: string, child: ChildProcess) => void = () => {}) {
  const child = spawn(process.execPath, [join(SRC, 'cli.ts'), ...args, '--json'], { env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    onProgress(err, child);
  });
  return once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
    err,
    json: (out === '' ? {} : JSON.parse(out)) as Record<string, unknown>,
  }));
}

async function aantalOnder(sleutel: string): Promise<number> {
  const { aantal } = await owner.db
    .selectFrom('verificatiecodes')
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where('hash', 'like', `${sleutel}.%`)
    .executeTakeFirstOrThrow();
  return aantal;
}

/** Does what TOP dossier does all day. Every call must get an answer. */
function keepCalling() {
  let [isKlaar, aantal] = [false, 0];
  const calling = (async () => {
    while (!isKlaar) {
      const antwoord = await client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE });
      assert.equal(antwoord.kind, 'gegevens');
      aantal += 1;
    }
  })();
  calling.catch(() => {});
  return async () => {
    isKlaar = true;
    await calling;
    return aantal;
  };
}

async function leerlingsleutels(): Promise<string[]> {
  const antwoord = await client.haalLeerlinggegevens(VERZOEK, { autorisatiesleutel: CODE });
  assert.ok(antwoord.kind === 'gegevens');
  const keys: string[] = [];
  for await (const delen of antwoord.parts)
    for (const deel of delen) if (deel.kind === 'leerling') keys.push(deel.value.key);
  return keys;
}

test('keys turn while ESIS answers, a kill -9 in the middle included; then the old key can go, and nobody noticed', async () => {
  const voor = await leerlingsleutels();
  assert.equal(voor.length, 20);
  const stopCalling = keepCalling();

  const gedood = await esis(['sleutels', 'wissel'], (err, child) => {
    if (/verificatiecodes\.hash: [3-9]00 /.test(err)) child.kill('SIGKILL');
  });
  assert.equal(gedood.signal, 'SIGKILL', gedood.err);
  const half = await aantalOnder('k1');
  assert.ok(half > 0 && half < OUDE_CODES, `${half} left: killed in the middle`);

  const afgemaakt = await esis(['sleutels', 'wissel']);
  assert.equal(afgemaakt.code, 0, afgemaakt.err);
  assert.equal(afgemaakt.json['sleutel'], 'k2', 'no third key was made');
  assert.deepEqual(afgemaakt.json['magWeg'], ['k1']);
  assert.equal(await aantalOnder('k1'), 0);

  const nogEens = await esis(['sleutels', 'wissel']);
  assert.deepEqual([nogEens.json['sleutel'], nogEens.json['verzet']], ['k2', 0], 'twice is once');

  const weg = await esis(['sleutels', 'delete', '--sleutel', 'k1']);
  assert.equal(weg.code, 0, weg.err);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.ok((await stopCalling()) > 10, 'it answered all the while');
  assert.deepEqual(await leerlingsleutels(), voor, 'the same pupils under the same pseudonyms');

  // A process that never knew the old key.
  server.kill('SIGKILL');
  await once(server, 'exit');
  server = await startServer();
  assert.deepEqual(await leerlingsleutels(), voor);

  const [{ aantal }] = (await owner.db
    .selectFrom('logboek')
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where('gebeurtenis', '=', 'sleutels.gewisseld')
    .execute()) as [{ aantal: number }];
  assert.equal(aantal, 1);
});

test('nothing anywhere in the database is left under a key that is gone', async (t) => {
  const pool = new pg.Pool({ connectionString: testDatabase.url, max: 1 });
  t.after(async () => await pool.end());
  const tabellen = await pool.query<{ tabel: string }>(
    `select format('%I.%I', table_schema, table_name) as tabel from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  for (const { tabel } of tabellen.rows) {
    const { rows } = await pool.query<{ rij: string }>(`select r::text as rij from ${tabel} r`);
    for (const { rij } of rows) assert.doesNotMatch(rij, /(?<![\w-])k1\.[\w-]{8}/, tabel);
  }
});

test('the key in use does not go, nor one that is still used, nor one that is not there', async () => {
  for (const [sleutel, melding] of [
    ['k2', /wordt nu versleuteld/],
    ['k1', /Er is geen sleutel k1/],
  ] as const) {
    const { code, err } = await esis(['sleutels', 'delete', '--sleutel', sleutel]);
    assert.equal(code, 1);
    assert.match(err, melding);
  }
});

test('a code whose seal does not open keeps its key in the ring; once it opens, the code comes along', async () => {
  const { hash, zegel } = await owner.db
    .selectFrom('verificatiecodes')
    .select(['hash', 'zegel'])
    .executeTakeFirstOrThrow();
  const setZegel = async (value: string) =>
    await owner.db.updateTable('verificatiecodes').set({ zegel: value }).where('hash', '=', hash).execute();
  await setZegel(`${zegel.slice(0, -8)}AAAAAAAA`);

  const eerst = await esis(['sleutels', 'wissel']);
  assert.deepEqual(eerst.json['over'], { k2: 1 });
  assert.deepEqual(eerst.json['magWeg'], []);
  assert.match((await esis(['sleutels', 'delete', '--sleutel', 'k2'])).err, /nog 1 keer iets versleuteld/);
  assert.equal((await client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE })).kind, 'gegevens');

  await setZegel(zegel);
  assert.deepEqual((await esis(['sleutels', 'wissel'])).json['magWeg'], ['k2']);
});

test('with one key in the environment the command says what to do, and does nothing', async () => {
  const { ESIS_SECRET } = JSON.parse(readFileSync(join(folder, 'geheimen.json'), 'utf8'));
  const bewaard = env;
  env = { ...env, ESIS_SECRET: String(ESIS_SECRET).split(',')[0] ?? '' };
  try {
    const { code, err } = await esis(['sleutels', 'wissel']);
    assert.equal(code, 1);
    assert.match(err, /maar één sleutel \(k3\)/);
    assert.ok(!err.includes(env['ESIS_SECRET']?.slice(3) ?? '?'));
  } finally {
    env = bewaard;
  }
});

test('keys of another database are told at the start, in one sentence', async () => {
  const bewaard = env;
  env = { ...env, ESIS_SECRET: `k3:${'Z'.repeat(43)}` };
  try {
    const { code, err } = await esis(['sleutels', 'list']);
    assert.equal(code, 1);
    assert.match(err, /De sleutels passen niet bij deze databank/);
  } finally {
    env = bewaard;
  }
});
