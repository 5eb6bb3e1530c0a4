import { buildWebs } from './build-webs.ts';
import { printOutcomes } from './steps.ts';

process.exitCode = printOutcomes(await buildWebs({ force: true })) ? 0 : 1;
