import { parseArgs } from 'node:util';
import { buildWebs } from './build-webs.ts';
import { listQuickSteps, QUICK_WIDTH } from './checks.ts';
import { ensureChromium } from './chromium.ts';
import { printOutcomes, runInForeground, runSteps } from './steps.ts';
import { stopWithNpm } from './stop-with-npm.ts';
import { withTestDatabase } from './test-database.ts';
import { listJourneys, listOtherTests } from './test-files.ts';

/** A journey with a browser takes two minutes; what takes ten, also on a busy machine, has hung. */
const TEST_TIMEOUT_MS = 600_000;

/** `--pictures` puts the screens of the journeys into the manual. */
const { values } = parseArgs({ options: { only: { type: 'string' }, pictures: { type: 'boolean' } } });
const onlyJourneys = values.only === 'journeys';

stopWithNpm();
process.exitCode = await runEverything();

async function runEverything(): Promise<number> {
  const chromium = await ensureChromium();
  if (chromium.kind === 'missing') {
    console.error(chromium.sentence);
    return 1;
  }
  if (!onlyJourneys && !printOutcomes(await runSteps(listQuickSteps(), QUICK_WIDTH))) return 1;
  if (!printOutcomes(await buildWebs())) return 1;
  const files = onlyJourneys ? listJourneys() : listOtherTests();
  // Two at a time also on a machine with two cores, where Node would run one: much of a test is waiting.
  const flags = ['--test', '--test-concurrency=2', `--test-timeout=${TEST_TIMEOUT_MS}`];
  return await withTestDatabase((env) =>
    runInForeground({
      command: 'node',
      args: [...flags, ...files],
      env: { ...env, CHROMIUM_PATH: chromium.path, ...(values.pictures && { PICTURES: '1' }) },
    }),
  );
}
