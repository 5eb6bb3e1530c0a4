import { listQuickSteps, QUICK_WIDTH } from './checks.ts';
import { printOutcomes, runSteps } from './steps.ts';
import { stopWithNpm } from './stop-with-npm.ts';

stopWithNpm();
const outcomes = await runSteps(listQuickSteps({ fewRuns: true }), QUICK_WIDTH);
process.exitCode = printOutcomes(outcomes) ? 0 : 1;
