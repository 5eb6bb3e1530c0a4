import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSources, root } from './scripts/import-graph.ts';
import { listBreaches } from './scripts/law/breaches.ts';
import { PLATFORM_FLOORS, STANDARDS } from './scripts/law/floors.ts';
import { OWNERS } from './scripts/law/owners.ts';
import { PLAIN_FILES } from './scripts/law/roles.ts';

/** The import law is data: who may import whom in scripts/law/zones.ts, and inside in floors, roles and owners. */
const sources = readSources();
sources.delete('boundaries.test.ts'); // it quotes the breaches planted below

test('the import law holds', () => {
  assert.ok(sources.size > 50, 'the checker sees the tree');
  assert.deepEqual(
    listBreaches(sources).map(({ where, law }) => `${where}: ${law}`),
    [],
  );
});

test('every table of every migration has one owner, and no owner has a table that is gone', () => {
  for (const workspace of ['packages/platform', 'apps/esis', 'apps/top-dossier']) {
    const migrations = globSync(`${workspace}/migrations/*.sql`, { cwd: root });
    const made = migrations.flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/^create table (\w+)/gm)].map(
        (match) => match[1] ?? '',
      ),
    );
    const owned = Object.keys(OWNERS).filter((folder) => folder.startsWith(`${workspace}/`));
    assert.deepEqual(owned.flatMap((folder) => OWNERS[folder] ?? []).toSorted(), made.toSorted(), workspace);
  }
});

test('every folder that the law names exists', () => {
  const named = [
    ...PLATFORM_FLOORS.flat().map((folder) => `packages/platform/src/${folder}/`),
    ...Object.keys(STANDARDS).map((folder) => `packages/standards/src/${folder}/`),
    ...Object.keys(OWNERS).map((folder) => `${folder}/`),
  ];
  assert.deepEqual(
    named.filter((folder) => ![...sources.keys()].some((path) => path.startsWith(folder))),
    [],
  );
});

test('every file that is excused from having a role exists', () => {
  assert.deepEqual(
    Object.keys(PLAIN_FILES).filter((path) => !sources.has(path)),
    [],
  );
});

/** File, its source, and a word from the law that it breaks. */
const PLANTED: [path: string, source: string, law: string][] = [
  ['apps/esis/src/app.ts', `import type { A } from '../../top-dossier/src/app.ts';`, 'topDossier'],
  ['apps/top-dossier/src/sync/x.job.ts', `const { a } = await import('../../../esis/src/app.ts');`, 'wire'],
  ['packages/standards/src/index.ts', `export * from '@koppelpunt/platform';`, 'tenant'],
  ['packages/platform/src/http/x.ts', `import { Brin6 } from '@koppelpunt/standards';`, 'platform may not'],
  ['packages/ui/src/x.tsx', `import '@koppelpunt/platform';`, 'ui may not'],
  [
    'packages/testkit/src/x.ts',
    `import { buildApp } from '../../../apps/esis/src/app.ts';`,
    'testkit may not',
  ],
  ['apps/esis/src/x/x.service.ts', `import { makeSchool } from '@koppelpunt/testkit';`, 'testkit'],
  [
    'apps/esis/src/x/x.service.ts',
    `import { extremeSchool } from '@koppelpunt/standards/test/extremes.ts';`,
    'standardsTest',
  ],
  [
    'apps/esis/src/x/x.ts',
    `import {\n  a,\n  type B,\n} from "../../../../packages/platform/src/log/log.ts";`,
    'by its name',
  ],
  ['apps/esis/web/x/X.tsx', `import { findX } from '../../src/x/x.service.ts';`, 'browser'],
  ['apps/esis/web/x/X.tsx', `import { x } from '../../../top-dossier/src/x/x.contract.ts';`, 'browser'],
  ['apps/esis/web/x/X.tsx', `import { config } from '@koppelpunt/ui/vite';`, 'uiBuild'],
  ['apps/esis/src/x/x.store.ts', `import { x } from './x.service.ts';`, 'a store may not'],
  ['apps/esis/src/x/x.service.ts', `export { x } from '../app.ts';`, 'a service may not'],
  ['apps/esis/src/x/x.service.ts', `import { y } from '../y/y.store.ts';`, 'service to service'],
  [
    'packages/standards/src/xml/x.ts',
    `import { School } from '../edexml/school.ts';`,
    'xml may not import edexml',
  ],
  ['packages/standards/src/uwlr/messages/x.ts', `import type { S } from '../server/s.ts';`, 'may not import'],
  ['packages/standards/src/uwlr/client/x.ts', `import type { S } from '../server/s.ts';`, 'may not import'],
  ['packages/standards/src/uwlr/server/x.ts', `import { c } from '../client/c.ts';`, 'may not import'],
  ['packages/standards/src/uwlr/lees/x.ts', `import { c } from '../client/c.ts';`, 'has no line'],
  ['packages/standards/src/xml/x.ts', `import { x } from '../index.ts';`, 'door'],
  ['packages/standards/src/errors.ts', `import type { P } from './xml/position.ts';`, 'imports no folder'],
  ['packages/platform/src/actor/x.ts', `import type { D } from '../database/d.ts';`, 'stands above it'],
  ['packages/platform/src/database/x.ts', `import { b } from '../logboek/b.ts';`, 'stands above it'],
  ['packages/platform/src/elders/x.ts', `import { log } from '../log/log.ts';`, 'stands on no floor'],
  ['apps/esis/src/x/x.job.ts', `import { routes } from './x.routes.ts';`, 'a job may not import a routes'],
  ['apps/esis/src/x/x.service.ts', `import { job } from './x.job.ts';`, 'a service may not import a job'],
  ['apps/esis/src/x/x.routes.ts', `import { command } from './x.cli.ts';`, 'a routes may not import a cli'],
  ['apps/esis/src/x/x.ts', `import { list } from './x.store.ts';`, 'without a role'],
  ['apps/esis/src/x/x.ts', `import { from as copyFrom } from 'pg-copy-streams';`, 'without a role'],
  ['apps/esis/src/x/x.helper.ts', ``, '.helper is no role'],
  ['apps/esis/src/helpers.ts', ``, 'no features'],
  [
    'apps/esis/src/x/x.store.ts',
    `tx.selectFrom('leerlingen as l')`,
    'names a table of apps/esis/src/leerlingen',
  ],
  ['apps/esis/src/x/x.store.ts', `q.innerJoin('bekendeAdressen', 'a', 'b')`, 'apps/esis/src/sleutelpogingen'],
  ['apps/esis/src/x/x.service.ts', 'sql`delete from leerkrachten where true`', 'apps/esis/src/leerkrachten'],
  ['apps/esis/src/x/x.store.ts', 'sql`select * from a join groepen g on true`', 'apps/esis/src/leerlingen'],
  [
    'apps/esis/src/x/x.store.ts',
    'sql`merge into\n  leerlingen l using s on true`',
    'apps/esis/src/leerlingen',
  ],
  ['apps/top-dossier/src/x/x.store.ts', `tx.insertInto('logboek')`, 'packages/platform/src/logboek'],
  ['packages/platform/src/http/x.ts', `tx.deleteFrom('sessies')`, 'packages/platform/src/login'],
  ['apps/esis/test/x.test.ts', `import { a } from '../../top-dossier/src/app.ts';`, 'double'],
  ['tools/x.ts', `import 'node:fs';`, 'no zone'],
];

for (const [path, source, law] of PLANTED) {
  test(`catches ${path}: ${source.replaceAll('\n', ' ')}`, () => {
    const breaches = listBreaches(new Map([[path, source]]));
    assert.equal(breaches.length, 1);
    assert.ok(breaches[0]?.law.includes(law), breaches[0]?.law);
  });
}

test('allows what the law allows', () => {
  const allowed: [string, string][] = [
    [
      'apps/esis/web/x/X.tsx',
      `import { x } from '../../src/x/x.contract.ts'; import { Button } from '@koppelpunt/ui';`,
    ],
    [
      'apps/esis/src/x/x.service.ts',
      `import { y } from '../y/ys.service.ts';\nimport { s } from './x.store.ts';`,
    ],
    [
      'apps/esis/test/x.test.ts',
      `import { a } from '../src/app.ts'; import { makeSchool } from '@koppelpunt/testkit';`,
    ],
    ['packages/standards/src/x.test.ts', `import { makeSchool } from '@koppelpunt/testkit';`],
    ['e2e/x.test.ts', `import { makeSchool } from '@koppelpunt/testkit';`],
    ['apps/esis/src/x/z.ts', `// import '@koppelpunt/ui'\n/* import x from '@koppelpunt/testkit' */`],
    ['apps/esis/src/leerlingen/x.store.ts', `tx.selectFrom('leerlingen')\n// select from vestigingen`],
    ['apps/esis/src/x/y.ts', `import type { Row } from './x.store.ts';`],
    ['packages/platform/src/jobs/x.ts', `import { d } from '../database/d.ts';`],
  ];
  assert.deepEqual(listBreaches(new Map(allowed)), []);
});

const listWords = (files: [path: string, source: string][]) =>
  listBreaches(new Map(files)).map(({ where, law }) => `${where}: ${law}`);

test('catches a ring of files, one of types alone as well', () => {
  const ring = (kind: string): [string, string][] => [
    ['apps/esis/src/a/a.ts', `${kind} { b } from './b.ts';`],
    ['apps/esis/src/a/b.ts', `import { c } from './c.ts';`],
    ['apps/esis/src/a/c.ts', `import { a } from './a.ts';`],
  ];
  for (const kind of ['import', 'import type']) {
    const [breach, ...rest] = listWords(ring(kind));
    assert.match(breach ?? '', /ring of files is a bug: apps\/esis\/src\/a\/a\.ts/);
    assert.deepEqual(rest, []);
  }
});

test('catches a ring of folders whose files are in no ring, and names one import of each edge', () => {
  const [breach, ...rest] = listWords([
    ['apps/esis/src/a/a.ts', `import type { B } from '../b/b.ts';`],
    ['apps/esis/src/b/c.ts', `import type { A } from '../a/d.ts';`],
  ]);
  assert.match(
    breach ?? '',
    /ring of folders is a bug: apps\/esis\/src\/a → apps\/esis\/src\/b → apps\/esis\/src\/a/,
  );
  assert.match(breach ?? '', /a\/a\.ts imports \.\.\/b\/b\.ts\n.*b\/c\.ts imports \.\.\/a\/d\.ts$/);
  assert.deepEqual(rest, []);
});

test('catches a ring of subfolders inside one folder', () => {
  const [breach, ...rest] = listWords([
    ['packages/standards/src/xml/read/a.ts', `import { b } from '../write/b.ts';`],
    ['packages/standards/src/xml/write/c.ts', `import { d } from '../read/d.ts';`],
  ]);
  assert.match(breach ?? '', /ring of folders is a bug: packages\/standards\/src\/xml\/read → /);
  assert.deepEqual(rest, []);
});
