import type { Step } from './steps.ts';
import { listUnitTests } from './test-files.ts';

/**
 * The unit tests in three processes: a process per file would spend most of its time on starting. The first of them
 * waits for its own servers a good deal, and so goes well beside another.
 */
const GROUPS = [
  { name: 'unit tests: uwlr', has: (path: string) => path.startsWith('packages/standards/src/uwlr/') },
  {
    name: 'unit tests: the rest of standards',
    has: (path: string) => path.startsWith('packages/standards/'),
  },
  { name: 'unit tests: platform, apps, ui, import law', has: () => true },
];

/** `fewRuns`: one case in twenty of each property (packages/standards/test/runs.ts). */
export function listUnitSteps({ fewRuns = false } = {}): Step[] {
  const perGroup = Map.groupBy(listUnitTests(), (path) => GROUPS.find(({ has }) => has(path)));
  return GROUPS.map((group) => ({
    name: group.name,
    command: 'node',
    args: ['--test', '--test-isolation=none', '--test-reporter=dot', ...(perGroup.get(group) ?? [])],
    ...(fewRuns && { env: { FEW_RUNS: '1' } }),
  }));
}
