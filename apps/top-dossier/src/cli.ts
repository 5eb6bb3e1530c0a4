import { readAppEnv, runCli } from '@koppelpunt/platform';
import { beheerOpdrachten } from './opdrachten/beheer.cli.ts';
import { koppelingOpdrachten } from './opdrachten/koppelingen.cli.ts';
import { logboekOpdrachten } from './opdrachten/logboek.cli.ts';
import { openOmgeving } from './opdrachten/open-omgeving.cli.ts';
import { topDossierSleutelOpdrachten } from './opdrachten/sleutels.cli.ts';

/** What is given, completed with what a running `npm start` uses. */
const readEnv = () => readAppEnv('top-dossier', process.env);
const withOmgeving = openOmgeving(readEnv);

process.exitCode = await runCli(
  'top-dossier',
  [
    ...koppelingOpdrachten(withOmgeving),
    ...beheerOpdrachten(withOmgeving),
    ...logboekOpdrachten(withOmgeving),
    ...topDossierSleutelOpdrachten(readEnv),
  ],
  process.argv.slice(2),
);
