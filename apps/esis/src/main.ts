import { runServer } from '@koppelpunt/platform';
import { esis } from './app.ts';

await runServer(esis, process.env);
