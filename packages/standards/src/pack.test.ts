/** The package that a stranger gets: packed, installed elsewhere without a network, and used as the README says. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PACKAGE = 'packages/standards';
const map = mkdtempSync(join(tmpdir(), 'koppelpunt-pack-'));
const home = join(map, 'monorepo');
const stranger = join(map, 'vreemde');
after(() => rmSync(map, { recursive: true }));

function run(cwd: string, command: string, ...words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  if (error) throw error;
  assert.equal(status, 0, `${command} ${words.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

const SCHOOL = `<EDEX>
  <school><schooljaar>2024-2025</schooljaar><brincode>97QX</brincode></school>
  <leerlingen><leerling key="LL-1"><roepnaam>Fenna</roepnaam><jaargroep>3</jaargroep><land>nl</land></leerling></leerlingen>
</EDEX>`;

/** A copy: packing changes package.json for a moment, and others are at work in this one. */
before(() => {
  mkdirSync(join(home, PACKAGE), { recursive: true });
  for (const part of [
    'src',
    'page',
    'samples',
    'scripts',
    'package.json',
    'tsconfig.build.json',
    'README.md',
    'LICENSE',
  ]) {
    cpSync(join(ROOT, PACKAGE, part), join(home, PACKAGE, part), { recursive: true });
  }
  for (const part of ['tsconfig.base.json', 'docs/errors.md', 'CHANGELOG.md']) {
    cpSync(join(ROOT, part), join(home, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));

  run(join(home, PACKAGE), 'npm', 'pack', '--silent', '--pack-destination', map);
  mkdirSync(stranger);
  writeFileSync(join(stranger, 'package.json'), '{ "name": "vreemde", "private": true, "type": "module" }');
  const flags = ['--offline', '--no-audit', '--no-fund', '--silent'];
  run(stranger, 'npm', 'install', ...flags, join(map, 'koppelpunt-standards-0.1.0.tgz'));
  writeFileSync(join(stranger, 'school.xml'), SCHOOL);
});

const installed = (path: string): string => join(stranger, 'node_modules/@koppelpunt/standards', path);

const examples = [
  ...readFileSync(new URL('../README.md', import.meta.url), 'utf8').matchAll(/```js\n([^]*?)```/g),
].map(([, code = '']) => code);
const MELDING = "3 De inhoud van 'land' past niet: hier hoort een code uit de lijst van de standaard.";
const MESSAGE = "3 the content of 'land' does not fit: a code from the list of the standard belongs here";
const SAYS = [
  `${MELDING}\nLL-1 3\n`,
  `${MESSAGE}\nLL-1 Fenna\n`,
  'edexml-2.1 niet geldig\n3:86 WAARDE_ONGELDIG\n',
  'Fenna\n',
  '?wsdl 200\nfirst gegevens\nsecond geenwijzigingen\n',
  '31\nClient.LeerlingOngeldig 1\n',
  '1000\n',
];

test('what each example says is known here', () => assert.equal(examples.length, SAYS.length));

examples.forEach((code, i) => {
  test(`example ${i + 1} of the README runs for a stranger, and says what it should`, () => {
    const file = join(stranger, `voorbeeld-${i + 1}.js`);
    writeFileSync(file, code);
    assert.equal(run(stranger, process.execPath, file), SAYS[i]);
  });
});

test('the command is there under its own name', () => {
  const { status, stdout } = spawnSync(join(stranger, 'node_modules/.bin/koppelpunt-standards'), [
    'check',
    join(stranger, 'school.xml'),
    '--json',
  ]);
  assert.equal(status, 1);
  assert.equal((JSON.parse(stdout.toString()) as { standard: string }).standard, 'edexml-2.1');
});

test('its types are there: a right field is taken, a wrong one refused', () => {
  writeFileSync(
    join(stranger, 'typen.ts'),
    `import type { Leerling } from '@koppelpunt/standards';
export const goed: Leerling = { key: '1', roepnaam: 'Fenna' };
// @ts-expect-error: the standard has no such field
export const fout: Leerling = { key: '1', voornaam: 'Fenna' };
`,
  );
  // Our declarations are checked, those of TypeScript itself are not: they take most of the time.
  const options = { module: 'nodenext', strict: true, noEmit: true, skipDefaultLibCheck: true, types: [] };
  const compilerOptions = { ...options, target: 'es2022', lib: ['es2024', 'dom'] };
  writeFileSync(join(stranger, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typen.ts'] }));
  assert.equal(run(stranger, join(ROOT, 'node_modules/.bin/tsc'), '-p', stranger), '');
});

test('the package holds what it needs and no more; publint has nothing to say', async () => {
  const manifest = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as Record<string, unknown>;
  assert.deepEqual(
    [manifest.dependencies, manifest.scripts, manifest.devDependencies],
    [undefined, undefined, undefined],
  );
  for (const inside of [
    'sbom.cdx.json',
    'dist/controleer.html',
    'errors.md',
    'CHANGELOG.md',
    'samples/edexml__minimal/message.xml',
    manifest.main,
    manifest.types,
  ]) {
    assert.ok(existsSync(installed(String(inside))), String(inside));
  }
  const { messages, pkg } = await publint({ pkgDir: installed(''), strict: true, pack: false });
  assert.deepEqual(
    messages.map((melding) => formatMessage(melding, pkg)),
    [],
  );
});

test('the bill of materials names the package, and nothing that comes along', () => {
  const { name, version } = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const { bomFormat, metadata, components } = JSON.parse(
    readFileSync(installed('sbom.cdx.json'), 'utf8'),
  ) as {
    bomFormat: string;
    metadata: { component: { name: string; version: string } };
    components: object[];
  };
  assert.deepEqual(
    [bomFormat, metadata.component.name, metadata.component.version],
    ['CycloneDX', name, version],
  );
  assert.deepEqual(components, []);
});

test('a page may load the part for browsers by its own address, and all of it the whole', () => {
  writeFileSync(
    join(stranger, 'paden.js'),
    `import * as all from '@koppelpunt/standards';
import * as browser from '@koppelpunt/standards/browser';
console.log(Object.keys(browser).filter((name) => all[name] !== browser[name]), Object.keys(browser).length > 5);
`,
  );
  assert.equal(run(stranger, process.execPath, join(stranger, 'paden.js')), '[] true\n');
});

test('nothing is published while an address of package.json leads nowhere', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/pack.mjs', 'build'], {
    cwd: join(home, PACKAGE),
    env: { ...process.env, npm_command: 'publish' },
    encoding: 'utf8',
  });
  assert.deepEqual(
    [status, stderr],
    [1, 'package.json still has addresses of .example; nothing is published.\n'],
  );
});

test('after packing, package.json is what it was', () => {
  for (const [own, copy] of [[join(ROOT, PACKAGE), join(home, PACKAGE)]] as const) {
    assert.equal(
      readFileSync(join(copy, 'package.json'), 'utf8'),
      readFileSync(join(own, 'package.json'), 'utf8'),
    );
  }
});
