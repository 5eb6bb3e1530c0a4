import {
  dangerouslyAsSystem,
  defineApp,
  ELK_UUR,
  opruimJob,
  type AppDeps as PlatformDeps,
  type HttpApp,
} from '@koppelpunt/platform';
import { join } from 'node:path';
import { registerRoutes, type RouteServices } from './app.routes.ts';
import { createBerichten } from './berichten/berichten.service.ts';
import { BERICHT_QUEUE } from './berichten/bericht.ts';
import { verstuurBerichtJob } from './berichten/verstuur-bericht.job.ts';
import { createBronnen } from './bronnen/bronnen.service.ts';
import type { DB } from './database.generated.ts';
import { DATABASE_NAME, MIGRATIONS } from './database.ts';
import { createKoppelingen, type Koppelingen } from './koppelingen/koppelingen.service.ts';
import { createOverzicht } from './overzicht/overzicht.service.ts';
import { createLeerlingen } from './leerlingen/leerlingen.service.ts';
import { createLogboek } from './logboek/logboek.service.ts';
import { beheerCommands } from './opdrachten/beheer.cli.ts';
import { koppelingCommands } from './opdrachten/koppelingen.cli.ts';
import { createPostbus, type Postbus } from './postbus/postbus.service.ts';
import { startSmtpPostbus } from './postbus/smtp-server.ts';
import { recht, rechten } from './rechten/rechten.ts';
import { findOfferedBron, settings, type Settings } from './settings.ts';
import { sleutelposten } from './sleutels/sleutelposten.ts';
import { haalLeerlinggegevensJob } from './synchronisatie/haal-leerlinggegevens.job.ts';
import { createHaler } from './synchronisatie/haal-leerlinggegevens.service.ts';
import { ELKE_MINUUT, hervatKoppelingenJob } from './synchronisatie/hervat-koppelingen.job.ts';
import { createSynchronisaties } from './synchronisatie/synchronisaties.service.ts';
import { createVerzoeken } from './verzoeken/verzoeken.service.ts';

type AppDeps = PlatformDeps<DB>;

export type Services = RouteServices & { koppelingen: Koppelingen; postbus: Postbus };

/** Every feature on its deps, the same for the server, its jobs and the command line. */
export function createServices(deps: Pick<AppDeps, 'database' | 'geheimen' | 'jobs' | 'log'>): Services {
  const { database, geheimen, jobs, log } = deps;
  const now = () => database.now();
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
  const logboek = createLogboek({ database });
  return {
    bronnen,
    koppelingen,
    leerlingen,
    synchronisaties,
    overzicht,
    verzoeken,
    postbus,
    logboek,
  };
}

/** What is done at each start: the bron of the environment, and work that a process before this one left behind. */
async function prepare(services: Services, { database }: AppDeps, given: Settings): Promise<void> {
  const system = dangerouslyAsSystem('start');
  const offered = findOfferedBron(given);
  if (offered) await services.bronnen.setBron(system, offered);
  await services.synchronisaties.recover(system, database.now());
  await services.postbus.readStored();
}

export const topDossier = defineApp({
  naam: 'top-dossier',
  titel: 'TOP dossier',
  prefix: 'TOP_DOSSIER',
  databaseName: DATABASE_NAME,
  migrations: MIGRATIONS,
  webRoot: join(import.meta.dirname, '../dist/web'),
  defaults: { port: 4200, accountEmail: 'niet-antwoorden@top-dossier.example' },
  settings,
  rechten,
  mensen: { perVestiging: false, toegang: recht('mensen beheren'), metBestuur: false },
  sleutelposten,
  createServices,
  registerRoutes: (app: HttpApp, services: Services, { ORGANISATIE }: Settings) =>
    registerRoutes(app, services, { naam: ORGANISATIE || null }),
  /** The work that outlives a request. */
  listJobs: (services: Services, { database, mailer }: AppDeps, { SUPPORT_EMAIL }: Settings) => [
    { job: haalLeerlinggegevensJob(services.synchronisaties) },
    { job: verstuurBerichtJob({ ...services, mailer, afzender: SUPPORT_EMAIL }) },
    { job: hervatKoppelingenJob({ ...services, now: () => database.now() }), cron: ELKE_MINUUT },
    { job: opruimJob({ database }), cron: ELK_UUR },
  ],
  queues: [BERICHT_QUEUE],
  prepare,
  openDoor: async ({ postbus }: Services, { log }: AppDeps, { MAIL_PORT, SUPPORT_EMAIL }: Settings) =>
    await startSmtpPostbus({ port: MAIL_PORT, adres: SUPPORT_EMAIL, postbus, log }),
  commands: [...koppelingCommands, ...beheerCommands],
});
