import { createHttpApp, createLog, type Login } from '@koppelpunt/platform';
import { registerRoutes, type RouteServices } from './app.routes.ts';
import { rechten } from './rechten/rechten.ts';

/** The HTTP contract as OpenAPI 3.1, from the routes themselves; needs no database, since nothing is called. */
export async function buildOpenapi(): Promise<object> {
  const app = await createHttpApp({
    title: 'TOP dossier',
    log: createLog({ name: 'openapi', level: 'silent' }),
    rechten,
    login: NOBODY as Login,
    publicUrl: 'http://127.0.0.1:4200',
    checkHealth: async () => {},
  });
  registerRoutes(app, NOBODY as RouteServices, { naam: null });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

/** Stands where a service belongs; whoever calls it finds nothing. */
const NOBODY: unknown = {};
