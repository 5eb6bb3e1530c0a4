import type { Step } from './steps.ts';
import { listScreenTests } from './test-files.ts';

/** What needs no database and no browser. The slowest first. */
export const STATIC_CHECKS: readonly Step[] = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware'] },
  {
    name: 'screens, on a DOM in Node',
    command: 'node',
    args: [
      '--import',
      './packages/ui/test/register.ts',
      '--test',
      '--test-isolation=none',
      ...listScreenTests(),
    ],
  },
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the web', command: 'tsc', args: ['-p', 'tsconfig.web.json'] },
  { name: 'types of browser tests', command: 'tsc', args: ['-p', 'tsconfig.browser-tests.json'] },
  { name: 'layout', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'unused code (knip)', command: 'knip', args: ['--no-progress', '--no-config-hints'] },
];
