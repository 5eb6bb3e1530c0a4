import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCycle, listImports, readSources, type Import } from './scripts/import-graph.ts';

/**
 * The import law. An exception to it is a change to it: edit a table below and say why there.
 *
 *   apps/esis ──── only over the wire (UWLR) ──── apps/top-dossier
 *       │                                             │
 *       ├──────────────┬──────────────┬───────────────┤
 *       ▼              ▼              ▼
 *   standards       platform         ui      (these three do not know each other, nor any app)
 */
type Zone = keyof typeof ZONES;

/** Which files belong together. The first pattern that fits counts; a file that fits none breaks the law. */
const ZONES = {
  standardsTest: /^packages\/standards\/.*(\.test\.ts$|\/test\/)/,
  platformTest: /^packages\/platform\/(.*\.test\.ts$|(.*\/)?test\/)/,
  testkit: /^packages\/testkit\//,
  standards: /^packages\/standards\//,
  platform: /^packages\/platform\//,
  uiTest: /^packages\/ui\/(showcase\/|.*\.test\.tsx?$)/,
  uiBuild: /^(packages\/ui\/(vite\.ts|showcase\/vite\.config\.ts)|apps\/[^/]+\/web\/vite\.config\.ts)$/,
  ui: /^packages\/ui\//,
  esisWeb: /^apps\/esis\/web\//,
  topDossierWeb: /^apps\/top-dossier\/web\//,
  esisTest: /^apps\/esis\/(test\/|.*\.test\.ts$)/,
  topDossierTest: /^apps\/top-dossier\/(test\/|.*\.test\.ts$)/,
  esis: /^apps\/esis\/src\//,
  topDossier: /^apps\/top-dossier\/src\//,
  outside: /^(conformance|e2e|bench|demo)\//,
  scripts: /^(scripts\/|[^/]+\.test\.ts$)/,
} as const satisfies Record<string, RegExp>;

/** What a zone may import besides itself, and why no more. `contract` means: only `*.contract.ts` of that zone. */
const MAY_IMPORT: Record<Zone, { zones: readonly (Zone | `${Zone}:contract`)[]; because: string }> = {
  standards: {
    zones: [],
    because: 'the library never learns what a user, a tenant or a screen is, so that any supplier can use it',
  },
  platform: {
    zones: [],
    because: 'what both servers stand on knows neither of them, nor the messages they exchange',
  },
  ui: { zones: [], because: 'components get their data from the page; they do not know where it comes from' },
  uiBuild: { zones: ['ui'], because: 'configuration of the bundler; nothing in a bundle or server needs it' },
  testkit: {
    zones: ['standards', 'platform'],
    because: 'it makes schools and databases for tests of any app, so it can know none',
  },
  esis: {
    zones: ['standards', 'platform'],
    because:
      'the apps meet over the wire only: if a real partner could not have it, TOP dossier may not either',
  },
  topDossier: {
    zones: ['standards', 'platform'],
    because: 'the apps meet over the wire only: if a real partner could not have it, ESIS may not either',
  },
  esisWeb: {
    zones: ['ui', 'esis:contract'],
    because: 'a browser may hold the shapes of requests and answers, nothing else of the server',
  },
  topDossierWeb: {
    zones: ['ui', 'topDossier:contract'],
    because: 'a browser may hold the shapes of requests and answers, nothing else of the server',
  },
  uiTest: {
    zones: ['ui', 'uiBuild', 'testkit'],
    because: 'the page that shows every component and the tests that visit it',
  },
  standardsTest: { zones: ['standards', 'testkit'], because: 'a test of the library must not need a server' },
  platformTest: { zones: ['platform', 'testkit'], because: 'a test of the platform must not need an app' },
  esisTest: {
    zones: ['esis', 'standards', 'platform', 'testkit'],
    because: 'the other side is a double from testkit; both real sides meet in conformance/ and e2e/',
  },
  topDossierTest: {
    zones: ['topDossier', 'standards', 'platform', 'testkit'],
    because: 'the other side is a double from testkit; both real sides meet in conformance/ and e2e/',
  },
  outside: {
    zones: ['standards', 'platform', 'testkit', 'esis', 'topDossier', 'scripts'],
    because: 'they run both apps from outside; no screen is imported, a browser opens it',
  },
  scripts: {
    zones: ['standards', 'platform', 'esis', 'topDossier', 'uiBuild'],
    because: 'they build and describe the apps; making fictional schools is for tests and the demo',
  },
};

/** Inside `standards`: which folder of src may use which. */
const STANDARDS_FOLDERS: Record<string, readonly string[]> = {
  xml: [],
  soap: ['xml'],
  edexml: ['xml'],
  uwlr: ['edexml', 'soap', 'xml'],
  oso: ['soap', 'xml'],
  validate: ['uwlr', 'edexml', 'soap', 'xml'],
  cli: ['validate', 'xml'],
};

/** Inside an app: main → app → routes → service → store; each may use those after it, never those before it. */
const ROLES = ['main', 'cli', 'openapi', 'app', 'routes', 'job', 'service', 'store', 'contract'] as const;

const PACKAGE_ZONES: Record<string, Zone> = {
  '@koppelpunt/standards': 'standards',
  '@koppelpunt/platform': 'platform',
  '@koppelpunt/ui': 'ui',
  '@koppelpunt/testkit': 'testkit',
};

const findZone = (path: string): Zone | undefined =>
  (Object.entries(ZONES) as [Zone, RegExp][]).find(([, pattern]) => pattern.test(path))?.[0];

const findRole = (path: string): (typeof ROLES)[number] | undefined => {
  // The command line may be too long for one file; its commands use the services that app.ts puts together.
  if (/^apps\/[^/]+\/src\/(cli-commands\.ts$|opdrachten\/)/.test(path)) return 'cli';
  const name = /^apps\/[^/]+\/src\/(main|cli|openapi|app)\.ts$/.exec(path)?.[1];
  return ROLES.find((role) => role === name || path.endsWith(`.${role}.ts`));
};

/** `undefined` when this import is allowed; otherwise the law it breaks. */
function findBreach({ from, target, specifier }: Import): string | undefined {
  const zone = findZone(from);
  if (zone === undefined)
    return 'this file is in no zone of the import law: give its folder a line in the table';
  const isOurs = specifier.startsWith('.') || target in PACKAGE_ZONES;
  const targetZone =
    specifier.endsWith('/vite') || specifier.endsWith('/vite.ts')
      ? 'uiBuild'
      : (PACKAGE_ZONES[target] ?? findZone(target));
  if (!isOurs) return specifier.startsWith('@koppelpunt/') ? 'no such package of ours' : undefined;
  if (targetZone === undefined) return 'it points at a file in no zone';
  if (
    specifier.startsWith('.') &&
    workspaceOf(from) !== workspaceOf(target) &&
    target.startsWith('packages/')
  ) {
    return 'a package is imported by its name: what its index.ts does not export is its own business';
  }
  const { zones, because } = MAY_IMPORT[zone];
  const isAllowed =
    zone === targetZone ||
    zones.includes(targetZone) ||
    (target.endsWith('.contract.ts') && zones.includes(`${targetZone}:contract`));
  if (!isAllowed) return `${zone} may not import ${targetZone}: ${because}`;
  return zone === 'standards' ? findStandardsBreach(from, target) : findAppBreach(zone, from, target);
}

const workspaceOf = (path: string) => /^(packages|apps)\/[^/]+/.exec(path)?.[0] ?? '';

function findStandardsBreach(from: string, target: string): string | undefined {
  const [folder, targetFolder] = [from, target].map(
    (path) => /^packages\/standards\/src\/([^/]+)\//.exec(path)?.[1],
  );
  if (folder === undefined || targetFolder === undefined) {
    return targetFolder === undefined && folder !== undefined && target.endsWith('/index.ts')
      ? 'index.ts is the door, not a corridor'
      : undefined;
  }
  if (folder === targetFolder || STANDARDS_FOLDERS[folder]?.includes(targetFolder)) return undefined;
  return `in standards, ${folder} may not import ${targetFolder}`;
}

function findAppBreach(zone: Zone, from: string, target: string): string | undefined {
  if (zone !== 'esis' && zone !== 'topDossier') return undefined;
  const [role, targetRole] = [findRole(from), findRole(target)];
  if (role && targetRole && ROLES.indexOf(targetRole) < ROLES.indexOf(role))
    return `a ${role} may not import a ${targetRole}`;
  if (!role && (targetRole === 'routes' || targetRole === 'app'))
    return `only the app itself imports ${targetRole}`;
  const [feature, targetFeature] = [from, target].map(
    (path) => /^apps\/[^/]+\/src\/([^/]+)\//.exec(path)?.[1],
  );
  const crosses = feature !== undefined && targetFeature !== undefined && feature !== targetFeature;
  if (crosses && targetRole === 'store')
    return 'between features only service to service: never another one’s store or table';
  return undefined;
}

function listBreaches(sources: Map<string, string>): string[] {
  const imports = [...sources].flatMap(([path, source]) => listImports(path, source));
  const breaches = imports.flatMap((entry) => {
    const breach = findBreach(entry);
    return breach ? [`${entry.from} → ${entry.specifier}: ${breach}`] : [];
  });
  const cycle = findCycle(imports);
  return cycle ? [...breaches, `a cycle is a bug: ${cycle.join(' → ')}`] : breaches;
}

test('the import law holds', () => {
  const sources = readSources();
  sources.delete('boundaries.test.ts'); // it quotes the breaches planted below
  assert.ok(sources.size > 50, 'the checker sees the tree');
  assert.deepEqual(listBreaches(sources), []);
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
  ['apps/esis/test/x.test.ts', `import { a } from '../../top-dossier/src/app.ts';`, 'double'],
  ['tools/x.ts', `import 'node:fs';`, 'no zone'],
];

for (const [path, source, law] of PLANTED) {
  test(`catches ${path}: ${source.replaceAll('\n', ' ')}`, () => {
    const breaches = listBreaches(new Map([[path, source]]));
    assert.equal(breaches.length, 1);
    assert.ok(breaches[0]?.includes(law), breaches[0]);
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
    ['apps/esis/src/x.ts', `// import '@koppelpunt/ui'\n/* import x from '@koppelpunt/testkit' */`],
  ];
  assert.deepEqual(listBreaches(new Map(allowed)), []);
});

test('catches a cycle, but not one of types alone', () => {
  const cycle = (kind: string) =>
    new Map([
      ['apps/esis/src/a/a.ts', `${kind} { b } from './b.ts';`],
      ['apps/esis/src/a/b.ts', `import { c } from './c.ts';`],
      ['apps/esis/src/a/c.ts', `import { a } from './a.ts';`],
    ]);
  assert.match(listBreaches(cycle('import')).join(), /a cycle is a bug: apps\/esis\/src\/a\/a\.ts/);
  assert.deepEqual(listBreaches(cycle('import type')), []);
});
