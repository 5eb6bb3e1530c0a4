import {
  createHttpApp,
  createMensen,
  ELK_UUR,
  opruimJob,
  type Geheimen,
  type HttpApp,
  type Jobs,
  type Log,
  type Login,
  type Mailer,
} from '@koppelpunt/platform';
import { registerRoutes, type RouteServices } from './app.routes.ts';
import { createBerichten } from './berichten/berichten.service.ts';
import { verstuurBerichtJob } from './berichten/verstuur-bericht.job.ts';
import { createBronnen } from './bronnen/bronnen.service.ts';
import type { TopDossierDatabase } from './database.ts';
import { createKoppelingen, type Koppelingen } from './koppelingen/koppelingen.service.ts';
import { createOverzicht } from './overzicht/overzicht.service.ts';
import { createLeerlingen } from './leerlingen/leerlingen.service.ts';
import { createLogboek } from './logboek/logboek.service.ts';
import type { Organisatie } from './organisatie/organisatie.contract.ts';
import { createPostbus, type Postbus } from './postbus/postbus.service.ts';
import { rechten } from './rechten/rechten.ts';
import { haalLeerlinggegevensJob } from './synchronisatie/haal-leerlinggegevens.job.ts';
import { createHaler } from './synchronisatie/haal-leerlinggegevens.service.ts';
import { ELKE_MINUUT, hervatKoppelingenJob } from './synchronisatie/hervat-koppelingen.job.ts';
import { createSynchronisaties } from './synchronisatie/synchronisaties.service.ts';
import { createVerzoeken } from './verzoeken/verzoeken.service.ts';

export type AppDeps = {
  database: TopDossierDatabase;
  geheimen: Geheimen;
  jobs: Pick<Jobs, 'send'>;
  log: Log;
  now: () => Date;
};

export type Services = Omit<RouteServices, 'mensen'> & { koppelingen: Koppelingen; postbus: Postbus };

/** Every feature on its deps, the same for the server, its jobs and the command line. */
export function createServices(deps: AppDeps): Services {
  const { database, geheimen, jobs, log, now } = deps;
  const bronnen = createBronnen({ database, geheimen });
  const koppelingen = createKoppelingen({ database, geheimen });
  const berichten = createBerichten({ jobs });
  const leerlingen = createLeerlingen({ database, geheimen, koppelingen });
  const haler = createHaler({
    database,
    bronnen,
    koppelingen,
    geheimen,
    log,
    now,
    async onGelukt(actor, tx, koppeling) {
      await verzoeken.markGeactiveerd(actor, tx, koppeling.id);
      await berichten.requestBevestiging({ actor, tx, now: now() }, koppeling);
    },
  });
  const synchronisaties = createSynchronisaties({ database, koppelingen, haler, jobs });
  const overzicht = createOverzicht({ database, koppelingen, synchronisaties });
  const verzoeken = createVerzoeken({
    database,
    geheimen,
    bronnen,
    koppelingen,
    synchronisaties,
    onAfgewezen: berichten.requestAfwijzing,
    now,
  });
  const postbus = createPostbus({ database, geheimen, log });
  const logboek = createLogboek({ database, geheimen });
  return { bronnen, koppelingen, leerlingen, synchronisaties, overzicht, verzoeken, postbus, logboek };
}

export async function buildApp(
  deps: AppDeps & {
    login: Login;
    publicUrl: string;
    organisatie: Organisatie;
    webRoot?: string;
    proxyAdressen?: readonly string[];
  },
  services: Services,
): Promise<HttpApp> {
  const app = await createHttpApp({
    title: 'TOP dossier',
    log: deps.log,
    login: deps.login,
    rechten,
    publicUrl: deps.publicUrl,
    checkHealth: () => deps.database.checkHealth(),
    ...(deps.webRoot !== undefined && { webRoot: deps.webRoot }),
    ...(deps.proxyAdressen && { proxyAdressen: deps.proxyAdressen }),
  });
  const mensen = createMensen({ rechten, login: deps.login });
  registerRoutes(app, { ...services, mensen }, deps.organisatie);
  return app;
}

/** Takes up the work that outlives a request. */
export async function startJobs(
  jobs: Jobs,
  services: Services,
  options: {
    database: TopDossierDatabase;
    mailer: Mailer | undefined;
    afzender: string;
    now: () => Date;
  },
): Promise<void> {
  await jobs.work(haalLeerlinggegevensJob(services.synchronisaties));
  await jobs.work(verstuurBerichtJob({ ...services, ...options }));
  await jobs.schedule(hervatKoppelingenJob({ ...services, ...options }), ELKE_MINUUT);
  await jobs.schedule(opruimJob(options), ELK_UUR);
}
