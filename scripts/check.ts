import { STATIC_CHECKS } from './checks.ts';
import { printOutcomes, runSteps } from './steps.ts';
import { withTestDatabase } from './test-database.ts';
import { listUnitTests } from './test-files.ts';

const outcomes = await withTestDatabase(async (env) => {
  const units = {
    name: 'unit tests and import law',
    command: 'node',
    args: ['--test', ...listUnitTests()],
    env,
  };
  return await runSteps([units, ...STATIC_CHECKS], 3);
});
process.exitCode = printOutcomes(outcomes) ? 0 : 1;
