import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listImports, root } from './import-graph.ts';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git']);

function listFiles(...patterns: string[]): string[] {
  const skip = (path: string) => path.split('/').some((part) => SKIPPED_FOLDERS.has(part));
  return globSync(patterns, { cwd: root, exclude: skip }).toSorted();
}

export const listJourneys = (): string[] => listFiles('e2e/**/*.test.ts');

/** Tests of the webs, on a DOM in Node: all of them in one process, see packages/ui/test/register.ts. */
export const listScreenTests = (): string[] =>
  listFiles('packages/ui/src/**/*.test.{ts,tsx}', 'apps/*/web/**/*.test.{ts,tsx}');

const isScreenTest = (path: string): boolean => /^(packages\/ui\/src|apps\/[^/]+\/web)\//.test(path);

function listAllTests(): string[] {
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

/** Tests that start a database, another process, a thread or a browser, or bring in a rival, contain one of these names. */
const STARTS_ANOTHER =
  /\b(createTestDatabase|testRijbeveiliging|startEmbeddedPostgres)\b|from '(node:child_process|node:worker_threads|playwright-core|soap)'/;

/** The tests that start nothing beside their own process: `npm run check` runs them before every commit. */
export const listUnitTests = (): string[] => listAllTests().filter((path) => !startsAnother(path));
export const listOtherTests = (): string[] => listAllTests().filter((path) => startsAnother(path));

/** A test, or a helper that it imports; a helper stands outside every `src`. */
function startsAnother(path: string, seen = new Set<string>()): boolean {
  // A test of the import law quotes imports of files that are not there.
  if (seen.has(path) || !existsSync(join(root, path))) return false;
  seen.add(path);
  const text = readFileSync(join(root, path), 'utf8');
  return (
    STARTS_ANOTHER.test(text) ||
    listImports(path, text).some(
      ({ specifier, target }) =>
        specifier.startsWith('.') && !target.includes('/src/') && startsAnother(target, seen),
    )
  );
}
