import { runServer } from '@koppelpunt/platform';
import { topDossier } from './app.ts';

await runServer(topDossier, process.env);
