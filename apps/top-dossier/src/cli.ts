import { runCommandLine } from '@koppelpunt/platform';
import { topDossier } from './app.ts';

/** For administrators, scripts and checks: the same verbs as the screens. */
process.exitCode = await runCommandLine(topDossier, process.argv.slice(2), process.env);
