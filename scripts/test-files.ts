import { globSync } from 'node:fs';
import { root } from './import-graph.ts';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git']);

function listFiles(...patterns: string[]): string[] {
  const skip = (path: string) => path.split('/').some((part) => SKIPPED_FOLDERS.has(part));
  return globSync(patterns, { cwd: root, exclude: skip }).toSorted();
}

export const listJourneys = (): string[] => listFiles('e2e/**/*.test.ts');

/** Of the webs, on a DOM in Node: all of them in one process, see packages/ui/test/register.ts. */
export const listScreenTests = (): string[] =>
  listFiles('packages/ui/src/**/*.test.{ts,tsx}', 'apps/*/web/**/*.test.{ts,tsx}');

const isScreenTest = (path: string): boolean => /^(packages\/ui\/src|apps\/[^/]+\/web)\//.test(path);

export function listAllTests(): string[] {
  return listFiles(
    'boundaries.test.ts',
    'scripts/**/*.test.ts',
    'packages/**/*.test.ts',
    'apps/**/*.test.ts',
    'demo/**/*.test.ts',
    'bench/**/*.test.ts',
    'conformance/**/*.test.ts',
    'e2e/**/*.test.ts',
  ).filter((path) => !isScreenTest(path));
}

/**
 * Not before every commit: a dozen database servers started and killed, all generated files made anew, a browser, the
 * package packed and installed. What a change elsewhere breaks there, `npm test` finds.
 */
const SLOW = new RegExp(
  [
    '/embedded-postgres\\.test\\.ts$',
    '^scripts/schema\\.test\\.ts$',
    '^packages/ui/showcase/',
    '^packages/standards/src/pack\\.test\\.ts$',
  ].join('|'),
);

/** Beside the code and quick: what `npm run check` runs before every commit. */
export function listUnitTests(): string[] {
  return listFiles(
    'boundaries.test.ts',
    'scripts/**/*.test.ts',
    'demo/**/*.test.ts',
    'bench/**/*.test.ts',
    'packages/**/*.test.ts',
    'apps/*/src/**/*.test.ts',
  ).filter((path) => !SLOW.test(path) && !isScreenTest(path));
}
