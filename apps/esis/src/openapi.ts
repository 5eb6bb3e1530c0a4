import { createHttpApp, createLog, type Login } from '@koppelpunt/platform';
import { registerFeatures, type Services } from './app.ts';
import { rechten } from './rechten/rechten.ts';

/** The description of our HTTP side, from the routes themselves; the web app's client is generated from it. */
export async function buildOpenapi(): Promise<object> {
  const app = await createHttpApp({
    title: 'ESIS',
    log: createLog({ name: 'esis', level: 'silent' }),
    rechten,
    login: {} as Login,
    publicUrl: 'http://127.0.0.1:4100',
    checkHealth: async () => {},
  });
  // Registering asks nothing of a service; only answering does.
  await registerFeatures(app, {} as Services);
  await app.ready();
  const description = app.swagger();
  await app.close();
  return description;
}
