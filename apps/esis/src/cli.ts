import { dangerouslyAsSystem, runCli } from '@koppelpunt/platform';
import { buildCommands } from './opdrachten/opdrachten.cli.ts';
import { openServices } from './opdrachten/open-services.cli.ts';
import { esisSleutelOpdrachten } from './opdrachten/sleutels.cli.ts';

/** For administrators, scripts and checks: the same verbs as the screens. */
process.exitCode = await runCli(
  'esis',
  [
    ...buildCommands(() => openServices(process.env), dangerouslyAsSystem('opdrachtregel')),
    ...esisSleutelOpdrachten(process.env),
  ],
  process.argv.slice(2),
);
