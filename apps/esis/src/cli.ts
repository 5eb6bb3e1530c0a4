import { runCommandLine } from '@koppelpunt/platform';
import { esis } from './app.ts';

/** For administrators, scripts and checks: the same verbs as the screens. */
process.exitCode = await runCommandLine(esis, process.argv.slice(2), process.env);
