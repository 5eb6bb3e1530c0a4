/** The command line, as an administrator and a script use it, on a database that does not exist yet. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, mock, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { databaseUrl, listCommands, MIN_PASSWORD_LENGTH, runCli, type Command } from '@koppelpunt/platform';
import {
  createTestDatabase,
  machineEnv,
  makeSchool,
  startFakeEsis,
  type FakeEsis,
} from '@koppelpunt/testkit';
import type { TestDatabase } from '@koppelpunt/testkit';
import pg from 'pg';
import { MIGRATIONS } from '../src/database.ts';
import { topDossier } from '../src/app.ts';
import { SECRET } from './start-services.ts';

const BRIN6 = '99XX99';
const CODE = `${BRIN6}-k4m9x2p7w3z8t6v5`;
const CLI = join(import.meta.dirname, '../src/cli.ts');

/** Takes the strings that a command writes; the bytes that the test runner reports with pass through. */
function capture(stream: NodeJS.WriteStream) {
  const write = stream.write.bind(stream) as (...all: unknown[]) => boolean;
  let words = '';
  const taken = mock.method(stream, 'write', (...args: unknown[]) => {
    if (typeof args[0] !== 'string') return write(...args);
    words += args[0];
    return true;
  });
  return { text: () => words, restore: () => taken.mock.restore() };
}

type Result = { code: number | null; out: string; err: string };

describe('the command line', () => {
  let server: TestDatabase;
  let esis: FakeEsis;
  let data: string;
  let env: Record<string, string>;
  let commands: Command[];
  const fresh = `cli_${randomBytes(6).toString('hex')}`;
  const school = makeSchool({ brincode: '99XX', dependancecode: '99', leerlingen: 45 });

  before(async () => {
    server = await createTestDatabase(MIGRATIONS);
    esis = await startFakeEsis();
    esis.setCode(CODE, school);
    data = await mkdtemp(join(tmpdir(), 'koppelpunt-cli-'));
    await query(`create database ${fresh}`);
    env = { TOP_DOSSIER_DATABASE_URL: databaseUrl(server.url, fresh) };
    commands = listCommands(topDossier, () => ({ ...env, TOP_DOSSIER_SECRET: SECRET }));
  });
  after(async () => {
    await rm(data, { recursive: true });
    await esis.stop();
    await query(`drop database ${fresh} with (force)`);
    await server.drop();
  });

  async function query(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  /** Runs in this process, because starting another costs two seconds of processor time. */
  async function cli(args: string[], stdin?: string): Promise<Result> {
    if (stdin !== undefined)
      Object.defineProperty(process, 'stdin', { value: [`${stdin}\n`], configurable: true });
    const out = capture(process.stdout);
    const err = capture(process.stderr);
    try {
      return { code: await runCli('top-dossier', commands, args), out: out.text(), err: err.text() };
    } finally {
      out.restore();
      err.restore();
    }
  }

  /** Runs as a process, as an administrator starts it. */
  async function spawnCli(args: string[], more: Record<string, string>, stdin = ''): Promise<Result> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...machineEnv(), KOPPELPUNT_DATA: data, ...more },
    });
    child.stdin.end(stdin);
    const [out, err, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise<number | null>((resolve) => child.once('close', resolve)),
    ]);
    return { code, out, err };
  }

  function assertSentence({ code, out, err }: Result, words: RegExp): void {
    assert.equal(code, 1, out);
    assert.equal(out, '');
    assert.match(err, words);
    assert.equal(err.trimEnd().split('\n').length, 1, err);
    assert.doesNotMatch(err, /\bat .*:\d+/);
  }

  test('without a database, and without a source, it says what to do', async () => {
    assertSentence(await spawnCli(['koppeling', 'list'], {}), /npm start.*DATABASE_URL/);
    const activate = ['koppeling', 'activate', '--brin', BRIN6, '--verificatiecode-stdin'];
    assertSentence(await cli(activate, CODE), /weet nog niet waar ESIS staat/);
  });

  test('the source is set from standard input, again without harm, and never shows its klantcode', async () => {
    const args = ['bron', 'set', '--url', esis.url, '--klantnaam', esis.klantnaam];
    const given = { ...env, TOP_DOSSIER_SECRET: SECRET };
    const first = await spawnCli([...args, '--klantcode-stdin', '--json'], given, `${esis.klantcode}\n`);
    assert.deepEqual([first.code, JSON.parse(first.out).uitkomst], [0, 'set'], first.err);
    const again = await cli([...args, '--klantcode', esis.klantcode, '--json']);
    assert.match(again.err, /^Let op: .*--klantcode-stdin\.\n$/);
    assert.equal(JSON.parse(again.out).uitkomst, 'unchanged');
    const list = await cli(['bron', 'list', '--json']);
    assert.equal(JSON.parse(list.out).bronnen[0].url, esis.url);
    assert.equal(JSON.parse(list.out).bronnen[0].wijze, 'alles-in-een');
    assert.ok(!(first.out + again.out + again.err + list.out).includes(esis.klantcode));
  });

  test('an address where pupils would go unencrypted, with a password in it, or that is none, is refused', async () => {
    const addresses = [
      ['http://esis.example/uwlr/v2', /https:\/\//],
      ['https://top:geheim@esis.example/uwlr/v2', /wachtwoord/],
      ['esis.example/uwlr/v2', /geen webadres/],
    ] as const;
    for (const [url, words] of addresses) {
      const args = ['bron', 'set', '--url', url, '--klantnaam', 'x', '--klantcode-stdin'];
      const answer = await cli(args, 'een-klantcode');
      assertSentence(answer, words);
      assert.doesNotMatch(answer.err, /geheim/);
    }
    assert.equal(JSON.parse((await cli(['bron', 'list', '--json'])).out).bronnen[0].url, esis.url);
  });

  test('who lost the second step is helped here, and a role is taken away', async () => {
    const email = 'kwijt@swv.example';
    const maak = ['gebruiker', 'create', '--email', email, '--naam', 'K. Wijt', '--rol', 'support'];
    const given = { ...env, TOP_DOSSIER_SECRET: SECRET };
    const invoer = 'molen-duin-egel-7\nJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\n';
    assert.equal((await spawnCli([...maak, '--wachtwoord-stdin'], given, invoer)).code, 0);
    const wis = ['gebruiker', 'tweede-stap', 'wissen', '--email'];
    assert.match((await cli([...wis, email])).out, /is gewist.*GEEN e-mail/);
    assert.equal(JSON.parse((await cli([...wis, email, '--json'])).out).kind, 'hadGeen');
    assertSentence(await cli([...wis, 'niemand@swv.example']), /geen account/);
    const trek = ['gebruiker', 'rol', 'intrekken', '--email', email, '--rol'];
    assertSentence(await cli([...trek, 'koning']), /Kies bij --rol uit/);
    assertSentence(await cli([...trek, 'support', '--brin', BRIN6]), /heeft de rol support niet/);
    assert.equal((await cli([...trek, 'support'])).code, 0);
    assertSentence(await cli([...trek, 'support']), /heeft de rol support niet bij de organisatie/);
  });

  test('a source is asked getrapt or all at once, as somebody chose, and stays so until somebody chooses again', async () => {
    const args = ['bron', 'set', '--url', esis.url, '--klantnaam', esis.klantnaam, '--klantcode-stdin'];
    const set = (...more: string[]) => cli([...args, ...more], esis.klantcode);
    const wijze = async () => JSON.parse((await cli(['bron', 'list', '--json'])).out).bronnen[0].wijze;
    assert.equal((await set('--wijze', 'getrapt')).code, 0);
    assert.equal((await set()).code, 0);
    assert.equal(await wijze(), 'getrapt');
    assertSentence(await set('--wijze', 'half'), /Kies bij --wijze uit: alles-in-een, getrapt/);
    assert.equal((await set('--wijze', 'alles-in-een')).code, 0);
    assert.equal(await wijze(), 'alles-in-een');
  });

  test('a code of another vestiging, a short one and one that ESIS refuses are each told so', async () => {
    const activate = (code: string) =>
      cli(['koppeling', 'activate', '--brin', BRIN6, '--verificatiecode-stdin'], code);
    assertSentence(await activate(CODE.replace('99', '98')), /begint met 99XX99/);
    assertSentence(await activate(`${BRIN6}-kort`), /20 tot en met 50 tekens; deze heeft er 11/);
    assertSentence(await activate(`${BRIN6}-deze-kent-esis-niet`), /weigert deze verificatiecode/);
    assertSentence(await cli(['sync', '--brin', BRIN6]), /geen koppeling met 99XX99/);
    assertSentence(await cli(['sync', '--brin', '99xx99']), /als 97QX00/);
  });

  test('activate: checks, fetches, active; with the pupils in the list', async () => {
    const { code, out, err } = await cli([
      'koppeling',
      'activate',
      '--brin',
      BRIN6,
      '--verificatiecode',
      CODE,
      '--json',
    ]);
    assert.equal(code, 0, err);
    const json = JSON.parse(out);
    assert.deepEqual([json.status, json.resultaat, json.leerlingen], ['actief', 'gelukt', 45]);
    const list = JSON.parse((await cli(['leerling', 'list', '--brin', BRIN6, '--json'])).out);
    assert.equal(list.aantal, 45);
    const first = school.leerlingen[0];
    const found = list.leerlingen.find((l: { key: string }) => l.key === first?.key);
    assert.deepEqual(
      [found.achternaam, found.voorvoegsel, found.roepnaam, found.geboortedatum],
      [first?.achternaam, first?.voorvoegsel ?? null, first?.roepnaam, first?.geboortedatum],
    );
    assert.ok(!out.includes(CODE));
  });

  test('P2, P3: a removed code refuses the sync and shows as paused; the same code again resumes', async () => {
    esis.removeCode(CODE);
    assertSentence(await cli(['sync', '--brin', BRIN6]), /De school heeft de koppeling in ESIS gepauzeerd/);
    const paused = JSON.parse((await cli(['koppeling', 'list', '--json'])).out).koppelingen[0];
    assert.deepEqual([paused.status, paused.statusLabel], ['gepauzeerd', 'Gepauzeerd door de school']);
    esis.setCode(CODE, school);
    const resumed = await cli(['sync', '--brin', BRIN6, '--json']);
    assert.deepEqual([resumed.code, JSON.parse(resumed.out).resultaat], [0, 'geen-wijzigingen']);
    assert.match((await cli(['koppeling', 'list'])).out, /99XX99 {2}Actief {2}45 leerlingen/);
    const pause = ['koppeling', 'pause', '--brin', BRIN6, '--reden', 'onderhoud'];
    const ours = JSON.parse((await cli([...pause, '--json'])).out);
    assert.deepEqual([ours.statusLabel, ours.pauzes[0].reden], ['Gepauzeerd door TOP dossier', 'onderhoud']);
    assertSentence(await cli(['sync', '--brin', BRIN6]), /Support heeft deze school gepauzeerd/);
    assertSentence(await cli([...pause, '--tot', '2020-01-01']), /Niet alles|laatste dag/);
    assertSentence(await cli([...pause, '--tot', 'ooit']), /Vul een datum in/);
    for (const _ of ['once', 'twice'])
      assert.equal(
        JSON.parse((await cli(['koppeling', 'resume', '--brin', BRIN6, '--json'])).out).status,
        'actief',
      );
    const opnieuw = await cli(['sync', '--brin', BRIN6, '--opnieuw', '--json']);
    assert.equal(JSON.parse(opnieuw.out).resultaat, 'gelukt');
  });

  test('a school that loses more than 20 % is held, and let through with --toestaan-vertrek', async () => {
    const moment = '2026-11-01T08:00:00+01:00';
    esis.setCode(CODE, {
      ...school,
      school: { ...school.school, aanmaakdatum: moment },
      leerlingen: school.leerlingen.slice(20),
    });
    assertSentence(await cli(['sync', '--brin', BRIN6]), /20 van de 45 leerlingen/);
    const allowed = await cli(['sync', '--brin', BRIN6, '--toestaan-vertrek', '--json']);
    assert.equal(JSON.parse(allowed.out).tellingen.vertrokken, 20);
  });

  test('accounts: a role has its place, and a password its length', async () => {
    const create = (rol: string, wachtwoord: string, ...more: string[]) => {
      Object.defineProperty(process, 'stdin', { value: [wachtwoord], configurable: true });
      return cli([
        'gebruiker',
        'create',
        '--email',
        `${rol}@x.example`,
        '--naam',
        'Bo',
        '--rol',
        rol,
        ...more,
      ]);
    };
    assertSentence(await create('support', 'x'), /--wachtwoord-stdin/);
    const STDIN = '--wachtwoord-stdin';
    assertSentence(await create('support', 'kort', STDIN), new RegExp(`ten minste ${MIN_PASSWORD_LENGTH}`));
    assertSentence(
      await create('baas', 'molen-duin-egel', STDIN),
      /support, functioneel_beheerder, intern_begeleider, behandelaar/,
    );
    assertSentence(await create('intern_begeleider', 'molen-duin-egel', STDIN), /geef --brin/);
    assertSentence(await create('support', 'welkom-welkom-2026', STDIN), /te bekend.*Kies een ander/);
    assert.equal((await create('support', 'molen-duin-egel', STDIN)).code, 0);
    assert.match((await create('support', 'molen-duin-egel', STDIN)).out, /bestaat al/);
    assert.equal((await create('intern_begeleider', 'molen-duin-egel', STDIN, '--brin', BRIN6)).code, 0);
  });

  test('the queue of support', async () => {
    assert.deepEqual(JSON.parse((await cli(['verzoek', 'list', '--json'])).out), {
      verzoeken: [],
      aantal: 0,
      perPagina: 50,
      aantallen: { 'te-doen': 0, afgehandeld: 0, terzijde: 0 },
    });
  });

  test('a source that asks who we are gets our certificate, PEM or PKCS#12, and nobody else sees its key', async () => {
    const tlsFile = (name: string) => join(import.meta.dirname, '../../../packages/standards/test/tls', name);
    const [right, ca] = await Promise.all(
      ['right.pem', 'ca.pem'].map((name) => readFile(tlsFile(name), 'utf8')),
    );
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, ca!]);
    const demanding = createServer(
      { cert: right, key: right, ca: ca!, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        const onward = httpRequest(esis.url, { method: 'POST', headers: request.headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      },
    );
    demanding.listen(0, '127.0.0.1');
    await once(demanding, 'listening');
    const url = `https://127.0.0.1:${(demanding.address() as AddressInfo).port}/uwlr/v2`;
    const setUrl = (to: string) =>
      cli(['bron', 'set', '--url', to, '--klantnaam', esis.klantnaam, '--klantcode-stdin'], esis.klantcode);
    const sync = () => cli(['sync', '--brin', BRIN6, '--opnieuw', '--json']);
    const set = (name: string, wachtwoord?: string) =>
      cli(
        [
          'bron',
          'certificaat',
          'set',
          '--bestand',
          tlsFile(name),
          ...(wachtwoord ? ['--wachtwoord-stdin'] : []),
        ],
        wachtwoord,
      );
    try {
      assert.equal((await setUrl(url)).code, 0);
      assertSentence(await sync(), /vraagt om een clientcertificaat/);
      assertSentence(await set('client.p12', 'mis'), /wachtwoord hoort niet bij dit bestand/);
      assertSentence(await set('client.p12'), /heeft een wachtwoord.*--wachtwoord-stdin/);
      assertSentence(await set('ca.pem'), /geen privésleutel/);
      assertSentence(await set('expired.pem'), /is verlopen/);
      assertSentence(await set('is-er-niet.pem'), /kan niet worden gelezen/);
      for (const [name, wachtwoord] of [['client.p12', 'proef'], ['client.pem']] as const) {
        const { code, out, err } = await set(name, wachtwoord);
        assert.equal(code, 0, err);
        assert.match(out, /op naam van top, geldig tot 2126-/);
        assert.equal(JSON.parse((await sync()).out).resultaat, 'gelukt', name);
      }
      assert.match((await cli(['bron', 'list'])).out, /op naam van top/);
      const client = new pg.Client({ connectionString: databaseUrl(server.url, fresh) });
      await client.connect();
      const { rows } = await client.query('select b::text as bron from bronnen b');
      await client.end();
      assert.match(rows[0].bron, /,top,/);
      assert.doesNotMatch(rows[0].bron, /PRIVATE|BEGIN|proef/);
      assert.equal((await cli(['bron', 'certificaat', 'delete'])).code, 0);
      assertSentence(await sync(), /vraagt om een clientcertificaat/);
    } finally {
      setDefaultCACertificates(trusted);
      demanding.closeAllConnections();
      demanding.close();
      await setUrl(esis.url);
    }
    assert.equal((await sync()).code, 0);
  });

  test('--email sends the confirmation through the outbox of the server', async () => {
    esis.setCode(CODE, {
      ...school,
      school: { ...school.school, aanmaakdatum: '2026-12-01T08:00:00+01:00' },
    });
    const args = [
      'koppeling',
      'activate',
      '--brin',
      BRIN6,
      '--verificatiecode',
      CODE,
      '--email',
      'ib@x.example',
    ];
    const { code, err } = await cli(args);
    assert.equal(code, 0, err);
    const client = new pg.Client({ connectionString: databaseUrl(server.url, fresh) });
    await client.connect();
    const { rows } = await client.query("select data, state from pgboss.job where name = 'send-bericht'");
    await client.end();
    assert.equal(rows.length, 1);
    assert.deepEqual([Object.keys(rows[0].data), rows[0].state], [['soort', 'koppelingId'], 'created']);
  });
});
