import type { z } from 'zod';
import type { HttpApp } from '../http/routes.ts';
import { createLog } from '../log/log.ts';
import type { Login } from '../login/login.ts';
import type { Mensen } from '../mensen/mensen.service.ts';
import { registerMensen } from '../mensen/mensen.routes.ts';
import { registerRolvoorstellen } from '../mensen/rolvoorstellen.routes.ts';
import { createHttpApp } from '../server/http-app.ts';
import type { App, AppDeps } from './app-definition.ts';

/** Everything of the application that answers over HTTP. */
export async function buildHttpApp<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  deps: AppDeps<Tables>,
  options: {
    services: Services;
    settings: z.output<Settings>;
    webRoot?: string;
    proxyAdressen?: readonly string[];
  },
): Promise<HttpApp> {
  const { services, settings, ...rest } = options;
  const http = await createHttpApp({
    title: app.titel,
    log: deps.log,
    login: deps.login,
    rechten: app.rechten,
    publicUrl: deps.publicUrl,
    looksLikeBsn: app.looksLikeBsn,
    checkHealth: () => deps.database.checkHealth(),
    ...rest,
  });
  await registerAll(app, http, { services, mensen: deps.mensen, settings });
  await app.registerMachineRoutes?.(http, services, deps.publicUrl);
  return http;
}

async function registerAll<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  http: HttpApp,
  { services, mensen, settings }: { services: Services; mensen: Mensen; settings: z.output<Settings> },
): Promise<void> {
  await app.registerRoutes(http, services, settings);
  registerMensen(http, mensen, app.mensen);
  registerRolvoorstellen(http, mensen);
}

/** Stands where a service belongs: registering asks nothing of one, only answering does. */
const NOBODY: unknown = {};

/** The description of our HTTP side, from the routes themselves; the web application's client is made of it. */
export async function buildOpenapi<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
): Promise<object> {
  const http = await createHttpApp({
    title: app.titel,
    log: createLog({ name: app.naam, level: 'silent' }),
    rechten: app.rechten,
    login: NOBODY as Login,
    publicUrl: `http://127.0.0.1:${app.defaults.port}`,
    looksLikeBsn: app.looksLikeBsn,
    checkHealth: async () => {},
  });
  await registerAll(app, http, {
    services: NOBODY as Services,
    mensen: NOBODY as Mensen,
    settings: NOBODY as z.output<Settings>,
  });
  await http.ready();
  const description = http.swagger();
  await http.close();
  return description;
}
