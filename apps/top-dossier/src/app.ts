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
import { sendBerichtJob } from './berichten/send-bericht.job.ts';
import { createBronnen } from './bronnen/bronnen.service.ts';
import type { TopDossierDatabase } from './database.ts';
import { createKoppelingen, type Koppelingen } from './koppelingen/koppelingen.service.ts';
import { createOverzicht } from './overzicht/overzicht.service.ts';
import { createLeerlingen } from './leerlingen/leerlingen.service.ts';
import { createLogboek } from './logboek/logboek.service.ts';
import type { Organisatie } from './organisatie/organisatie.contract.ts';
import { createPostbus, type Postbus } from './postbus/postbus.service.ts';
import { rechten } from './rechten/rechten.ts';
import { haalLeerlinggegevensJob } from './synchronisaties/haal-leerlinggegevens.job.ts';
import { EVERY_MINUTE, resumeKoppelingenJob } from './synchronisaties/resume-koppelingen.job.ts';
import { createSynchronisaties } from './synchronisaties/synchronisaties.service.ts';
import { createVerzoeken } from './verzoeken/verzoeken.service.ts';

export type AppDeps = {
  database: TopDossierDatabase;
  geheimen: Geheimen;
  jobs: Pick<Jobs, 'send'>;
  log: Log;
};

export type Services = Omit<RouteServices, 'mensen'> & { koppelingen: Koppelingen; postbus: Postbus };

/** Every feature on its deps, the same for the server, its jobs and the command line. */
export function createServices(deps: AppDeps): Services {
  const bronnen = createBronnen(deps);
  const koppelingen = createKoppelingen(deps);
  const leerlingen = createLeerlingen({ ...deps, koppelingen });
  const berichten = createBerichten(deps);
  const synchronisaties = createSynchronisaties({
    ...deps,
    bronnen,
    koppelingen,
    async onGelukt(handeling, koppeling) {
      await verzoeken.markGeactiveerd(handeling, koppeling.id);
      await berichten.requestBevestiging(handeling, koppeling);
    },
  });
  const overzicht = createOverzicht({ ...deps, koppelingen, synchronisaties });
  const verzoeken = createVerzoeken({
    ...deps,
    bronnen,
    koppelingen,
    synchronisaties,
    onAfgewezen: berichten.requestAfwijzing,
  });
  const postbus = createPostbus(deps);
  const logboek = createLogboek(deps);
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
  },
): Promise<void> {
  await jobs.work(haalLeerlinggegevensJob(services.synchronisaties));
  await jobs.work(sendBerichtJob({ ...services, ...options }));
  await jobs.schedule(resumeKoppelingenJob({ ...services, ...options }), EVERY_MINUTE);
  await jobs.schedule(opruimJob(options), ELK_UUR);
}
