import type { Step } from './steps.ts';
import { listScreenTests } from './test-files.ts';
import { listUnitSteps } from './unit-tests.ts';

const CACHE = 'node_modules/.cache';

/**
 * One checker: four share nothing, so that on two cores they cost twice the work of one (measured: 21 s and 11 s of
 * processor time). Each run keeps its findings for the next.
 */
const tsc = (name: string, project: string): Step => ({
  name,
  command: 'tsc',
  args: `-p ${project}.json --checkers 1 --incremental --tsBuildInfoFile ${CACHE}/tsc/${project}.tsbuildinfo`.split(
    ' ',
  ),
});

const layout: Step = {
  name: 'layout',
  command: 'prettier',
  args: `--check --log-level warn . --cache --cache-strategy content --cache-location ${CACHE}/prettier.json`.split(
    ' ',
  ),
};

const screens = (): Step => ({
  name: 'screens, on a DOM in Node',
  command: 'node',
  args: [
    '--import',
    './packages/ui/test/register.ts',
    '--test',
    '--test-isolation=none',
    '--test-timeout=10000',
    ...listScreenTests(),
  ],
});

/**
 * Checks that need no database, no browser and no other process. The longest first, and the tests that wait at times beside
 * what computes; `fewRuns` as in unit-tests.ts.
 */
export const listQuickSteps = ({ fewRuns = false } = {}): Step[] => [
  layout,
  { name: 'lint', command: 'oxlint', args: ['--type-aware'] },
  ...listUnitSteps({ fewRuns }),
  screens(),
  tsc('types', 'tsconfig'),
  tsc('types of browser tests', 'tsconfig.browser-tests'),
  { name: 'unused code (knip)', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
  tsc('types of the web', 'tsconfig.web'),
];

/** On two cores: a test waits at times, and then the other two go on. */
export const QUICK_WIDTH = 3;
