import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseArgs } from 'node:util';
import { createTestDatabase, machineEnv, type TestDatabase } from '@koppelpunt/testkit';
import { listCommands } from '@koppelpunt/platform';
import { esis as app } from '../src/app.ts';
import { makeEdexml } from './start-esis.ts';

/** An administrator's commands, on a database that is empty at first. */
const CLI = join(import.meta.dirname, '../src/cli.ts');
const CODE = '99XX99-kw7hq2zr9vpt4xmd';

let folder: string;
let testDatabase: TestDatabase;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koppelpunt-esis-cli-'));
  testDatabase = await createTestDatabase([]);
  await writeFile(join(folder, 'school.xml'), await makeEdexml({ brin6: '99XX99', leerlingen: 30 }));
});
after(async () => {
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

const env = () => ({ KOPPELPUNT_DATA: folder, ESIS_DATABASE_URL: testDatabase.url });

/** Runs the command in this process, which saves a second of start-up each time. Returns its output, or its stderr. */
async function esis(args: string[], over: Record<string, string> = {}) {
  const commands = listCommands(app, () => ({ ...env(), ...over }));
  const command = commands.find(({ words }) => words === args.slice(0, words.split(' ').length).join(' '));
  assert.ok(command);
  const options = Object.fromEntries(
    Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]),
  );
  const { values, positionals } = parseArgs({
    args: args.slice(command.words.split(' ').length),
    options,
    allowPositionals: true,
  });
  try {
    const { json } = await command.run({
      text: (name) => String(values[name]),
      optional: (name) => values[name] as string | undefined,
      flag: (name) => values[name] === true,
      positional: (index) => positionals[index] ?? '',
    });
    return { code: 0, out: JSON.stringify(json), err: '' };
  } catch (error) {
    const { melding, message } = error as { melding?: string; message: string };
    return { code: 1, out: '', err: melding ?? message };
  }
}

/** Runs the command as a process, for stdin and an exit code. */
async function spawnEsis(args: string[], stdin = '') {
  return await new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { env: { ...machineEnv(), ...env() } };
    const child = execFile(process.execPath, [CLI, ...args], options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(stdin);
  });
}

async function json(args: string[]) {
  const { code, out, err } = await esis(args);
  assert.equal(code, 0, err);
  return JSON.parse(out) as Record<string, never>;
}

test('an empty database becomes a school with a koppeling, command by command', async () => {
  const { code, err } = await spawnEsis(['vestiging', 'create', '--brin', '99XX99', '--naam', 'De Proef']);
  assert.equal(code, 0, err);
  const verslag = await json(['edexml', 'import', join(folder, 'school.xml')]);
  assert.deepEqual(verslag['verschil'], { nieuw: 30, gewijzigd: 0, vertrokken: 0, ongewijzigd: 0 });
  const activate = [
    'koppeling',
    'activate',
    '--brin',
    '99XX99',
    '--aanbod',
    'top-dossier',
    '--naam',
    'P. Proef',
  ];
  const koppeling = await json([...activate, '--akkoord', '--verificatiecode', CODE]);
  assert.deepEqual([koppeling['brin'], koppeling['status']], ['99XX99', 'aangevraagd']);
  const [partner] = (await json(['partner', 'list'])) as unknown as {
    klantnaam: string;
    klantcode: string;
  }[];
  assert.equal(partner?.klantnaam, 'top-dossier');
  assert.ok((partner?.klantcode.length ?? 0) >= 24);
});

test('removing and setting the code pause and resume', async () => {
  const removed = await json(['koppeling', 'code', 'remove', '--brin', '99XX99', '--aanbod', 'top-dossier']);
  assert.equal(removed['status'], 'gepauzeerd');
  const set = await json(['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', CODE]);
  assert.equal(set['uitkomst'], 'hervat');
  const nieuw = await json(
    ['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', `${CODE}-nieuw`].concat(
      '--nieuw',
      '--naam',
      'P. Proef',
      '--akkoord',
    ),
  );
  assert.equal(nieuw['uitkomst'], 'opnieuw-aangevraagd');
  const terug = await json(['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', CODE]);
  assert.equal(terug['uitkomst'], 'vorige-hervat');
  const [row] = (await json(['koppeling', 'list'])) as unknown as { brin: string; status: string }[];
  assert.deepEqual([row?.brin, row?.status], ['99XX99', 'aangevraagd']);
});

test('koppeling pause and resume keep the code', async () => {
  const { status, pauzes } = (await json([
    'koppeling',
    'pause',
    '--brin',
    '99XX99',
    '--reden',
    'onderhoud',
  ])) as unknown as {
    status: string;
    pauzes: { soort: string; reden: string }[];
  };
  assert.deepEqual([status, pauzes[0]?.soort, pauzes[0]?.reden], ['gepauzeerd', 'systeem', 'onderhoud']);
  const set = await json(['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', CODE]);
  assert.equal(set['uitkomst'], 'ongewijzigd', 'the code was there all the time, and does not resume this');
  for (const _ of ['once', 'twice'])
    assert.equal((await json(['koppeling', 'resume', '--brin', '99XX99']))['status'], 'aangevraagd');
});

test('what goes wrong is one clear sentence on stderr and exit 1', async () => {
  for (const [args, sentence] of [
    [['vestiging', 'create', '--brin', '99XX', '--naam', 'x'], /Zet achter 99XX het vestigingsnummer/],
    [['edexml', 'import', join(folder, 'is-er-niet.xml')], /kan niet worden gelezen/],
    [['edexml', 'import', CLI], /geen geldige XML/],
    [
      ['koppeling', 'pause', '--brin', '99XX99', '--tot', '2099-01-01'],
      /Kies een laatste dag niet later dan/,
    ],
    [['koppeling', 'pause', '--brin', '99XX99', '--tot', 'morgen'], /Vul een datum in/],
    [
      ['koppeling', 'activate', '--brin', '99XX99', '--naam', 'P. Proef', '--verificatiecode', CODE],
      /Geef --akkoord mee/,
    ],
    [
      [
        'koppeling',
        'activate',
        '--brin',
        '98AB00',
        '--naam',
        'P. Proef',
        '--akkoord',
        '--verificatiecode',
        CODE,
      ],
      /98AB00 staat niet in ESIS/,
    ],
    [['koppeling', 'code', 'remove', '--brin', '98AB00'], /98AB00 heeft geen koppeling/],
    [
      ['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', '99xx99-kw7hq2zr9vpt4xmd'],
      /met hoofdletters/,
    ],
    [
      ['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', `${CODE}x`],
      /typfout, of echt een nieuwe\?.*--nieuw, --naam en --akkoord/,
    ],
    [
      ['koppeling', 'code', 'set', '--brin', '99XX99', '--verificatiecode', `${CODE}x`, '--nieuw'],
      /Vul uw naam in/,
    ],
  ] as const) {
    const { code, out, err } = await esis([...args]);
    assert.deepEqual([code, out], [1, ''], err);
    assert.match(err, sentence);
    assert.equal(err.trim().split('\n').length <= 2, true, err);
  }
});

test('as a process it prints JSON, or one sentence and exit 1', async () => {
  const list = await spawnEsis(['koppeling', 'list', '--json']);
  assert.deepEqual([list.code, JSON.parse(list.out)[0].brin, list.err], [0, '99XX99', '']);
  const wrong = await spawnEsis(['koppeling', 'code', 'remove', '--brin', '98AB00']);
  assert.deepEqual([wrong.code, wrong.out], [1, '']);
  assert.match(wrong.err, /^Vestiging 98AB00 heeft geen koppeling .*\n$/);
});

test('a code comes over stdin, one line; as an argument it works too, with a warning and without the code in it', async () => {
  const set = ['koppeling', 'code', 'set', '--brin', '99XX99'];
  const stil = await spawnEsis([...set, '--verificatiecode-stdin'], `${CODE}\nniet gelezen\n`);
  assert.deepEqual([stil.code, stil.err], [0, '']);
  assert.match(stil.out, /ongewijzigd/);
  const luid = await spawnEsis([...set, '--verificatiecode', CODE]);
  assert.equal(luid.code, 0, luid.err);
  assert.match(luid.err, /^Let op: .*--verificatiecode-stdin\.\n$/);
  assert.doesNotMatch(luid.err, /kw7hq2zr/);
  assert.match((await spawnEsis(set)).err, /Er ontbreekt: --verificatiecode-stdin/);
  assert.match((await spawnEsis([...set, '--verificatiecode-stdin'])).err, /stond niets/);
  const beide = await spawnEsis([...set, '--verificatiecode-stdin', '--verificatiecode', CODE], CODE);
  assert.match(beide.err, /niet allebei/);
});

test('a pupil stays home and goes along again; a wrong number, date or reason is a sentence', async () => {
  const leerling = ['--brin', '99XX99', '--key', '10001'];
  const withhold = (...rest: string[]) => ['leerling', 'withhold', ...leerling, ...rest];
  const tot = `${new Date().getFullYear() + 1}-07-31`;
  const gezet = await json(withhold('--reden', 'adres-geheim', '--tot', tot));
  assert.deepEqual([gezet['nietUitwisselen'], gezet['reden'], gezet['tot']], [true, 'adres-geheim', tot]);
  const rijen = (await json(['leerling', 'list', '--brin', '99XX99'])) as unknown as {
    key: string;
    nietUitwisselen: boolean;
  }[];
  assert.deepEqual(
    rijen.filter(({ nietUitwisselen }) => nietUitwisselen).map(({ key }) => key),
    ['10001'],
  );
  assert.equal((await json(withhold('--reden', 'op verzoek van de moeder')))['reden'], 'anders');
  for (const [args, zin] of [
    [withhold('--reden', 'adres-geheim', '--tot', '2020-01-01'), /al voorbij/],
    [withhold('--reden', 'adres-geheim', '--tot', '31-7-2027'), /Vul een datum in/],
    [withhold('--reden', 'bsn 123456782'), /burgerservicenummer/],
    [withhold('--reden', ''), /in een paar woorden/],
    [
      ['leerling', 'withhold', '--brin', '99XX99', '--key', 'niemand', '--reden', 'onveilig'],
      /geen leerling/,
    ],
    [['leerling', 'release', '--brin', '99XX99', '--key', 'niemand', '--reden', 'mag weer'], /geen leerling/],
    [['leerling', 'release', ...leerling, '--reden', ''], /waarom/],
    [['leerling', 'withhold', '--brin', '00AA00', '--key', '1', '--reden', 'onveilig'], /staat niet in ESIS/],
  ] as const) {
    const { code, err } = await esis([...args]);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, zin);
  }
  const release = ['leerling', 'release', ...leerling, '--reden', 'mag weer'];
  assert.equal((await json(release))['uitkomst'], 'opgeheven');
  assert.equal((await json(release))['uitkomst'], 'ongewijzigd');
});

test('every secret that a command takes can come over stdin', () => {
  const GEHEIM = /code|wachtwoord|geheim|sleutel$/;
  for (const { words, options = {} } of listCommands(app, env)) {
    for (const [naam, { type }] of Object.entries(options)) {
      // The name of a key is none: `sleutels … --sleutel k1`.
      if (type === 'string' && GEHEIM.test(naam) && naam !== 'sleutel')
        assert.equal(options[`${naam}-stdin`]?.type, 'boolean', `${words} --${naam}`);
    }
  }
});

test('secrets come over stdin, and setting up twice is setting up once', async () => {
  const partner = [
    'partner',
    'create',
    '--aanbod',
    'top-dossier',
    '--klantnaam',
    'top-dossier',
    '--klantcode-stdin',
  ];
  assert.match((await spawnEsis(partner, 'zestien-tekens-of-meer\n')).out, /gewijzigd/);
  assert.match((await spawnEsis(partner, 'zestien-tekens-of-meer\n')).out, /ongewijzigd/);
  const gebruiker = [
    'gebruiker',
    'create',
    '--email',
    'a@school.example',
    '--naam',
    'An',
    '--rol',
    'applicatiebeheerder',
    '--brin',
    '99XX99',
    '--wachtwoord-stdin',
  ];
  assert.match((await spawnEsis(gebruiker, 'kort')).err, /minstens 12 tekens/);
  assert.equal((await spawnEsis(gebruiker, 'lang-genoeg-voor-hier')).code, 0);
  assert.match((await spawnEsis(gebruiker, 'lang-genoeg-voor-hier')).out, /bestond al; er is niets/);
});

test('the key is made once, readable by its owner alone; without a database it says what to do', async () => {
  const file = join(folder, 'geheimen.json');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal(Buffer.from(JSON.parse(await readFile(file, 'utf8')).ESIS_SECRET, 'base64url').length, 32);
  const { code, err } = await esis(['koppeling', 'list'], { ESIS_DATABASE_URL: '' });
  assert.deepEqual([code, /Start eerst `npm start`, of zet DATABASE_URL/.test(err)], [1, true]);
});
