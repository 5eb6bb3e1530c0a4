/**
 * The import law, outer walls. An exception to the law is a change to it: edit a table here or in a file beside it,
 * and say why there.
 *
 *   apps/esis ──── only over the wire (UWLR) ──── apps/top-dossier
 *       │                                             │
 *       ├──────────────┬──────────────┬───────────────┤
 *       ▼              ▼              ▼
 *   standards       platform         ui      (these three do not know each other, nor any app)
 */
export type Zone = keyof typeof ZONES;

/** Which files belong together. The first pattern that fits counts; a file that fits none breaks the law. */
export const ZONES = {
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

/** The zones that a zone may import besides itself, and why no more. `contract` means: only `*.contract.ts` of that zone. */
export const MAY_IMPORT: Record<Zone, { zones: readonly (Zone | `${Zone}:contract`)[]; because: string }> = {
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
    zones: ['esis', 'standards', 'standardsTest', 'platform', 'testkit'],
    because:
      'the other side is a double from testkit, and the far ends of the schema come from the tests of the library; both real sides meet in conformance/ and e2e/',
  },
  topDossierTest: {
    zones: ['topDossier', 'standards', 'standardsTest', 'platform', 'testkit'],
    because:
      'the other side is a double from testkit, and the far ends of the schema come from the tests of the library; both real sides meet in conformance/ and e2e/',
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

export const PACKAGE_ZONES: Record<string, Zone> = {
  '@koppelpunt/standards': 'standards',
  '@koppelpunt/platform': 'platform',
  '@koppelpunt/ui': 'ui',
  '@koppelpunt/testkit': 'testkit',
};

/** What a package gives to tests alone, beside its index.ts. */
export const TEST_DOORS: Record<string, Zone> = {
  '@koppelpunt/standards/test/extremes.ts': 'standardsTest',
};

export const findZone = (path: string): Zone | undefined =>
  (Object.entries(ZONES) as [Zone, RegExp][]).find(([, pattern]) => pattern.test(path))?.[0];

export const isTest = (path: string): boolean => /\.test\.tsx?$|\/test\//.test(path);
