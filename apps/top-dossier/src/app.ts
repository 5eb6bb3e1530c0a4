import {
  dangerouslyAsSystem,
  defineApp,
  EVERY_HOUR,
  opruimJob,
  type AppDeps as PlatformDeps,
  type HttpApp,
} from '@koppelpunt/platform';
import { looksLikeBsn } from '@koppelpunt/standards';
import { join } from 'node:path';
import { registerRoutes, type RouteServices } from './app.routes.ts';
import { createBerichten } from './berichten/berichten.service.ts';
import { BERICHT_QUEUE } from './berichten/bericht.ts';
import { sendBerichtJob } from './berichten/send-bericht.job.ts';
import { bronCommands } from './bronnen/bronnen.cli.ts';
import { createBronnen } from './bronnen/bronnen.service.ts';
import type { DB } from './database.generated.ts';
import { DATABASE_NAME, MIGRATIONS } from './database.ts';
import { gebruikerCommands } from './gebruikers/gebruikers.cli.ts';
import { createKoppelingen } from './koppelingen/koppelingen.service.ts';
import { overzichtCommands } from './overzicht/overzicht.cli.ts';
import { createOverzicht } from './overzicht/overzicht.service.ts';
import { leerlingCommands } from './leerlingen/leerlingen.cli.ts';
import { createLeerlingen } from './leerlingen/leerlingen.service.ts';
import { createLogboek } from './logboek/logboek.service.ts';
import { deleteMailsJob, DELETE_TIMES } from './postbus/delete-mails.job.ts';
import { createPostbus, type Postbus } from './postbus/postbus.service.ts';
import { readMailsJob } from './postbus/read-mails.job.ts';
import { startSmtpPostbus } from './postbus/smtp-server.ts';
import { recht, rechten } from './rechten/rechten.ts';
import { findOfferedBron, settings, toGrenzen, type Settings } from './settings.ts';
import { sleutelposten } from './sleutels/sleutelposten.ts';
import { haalLeerlinggegevensJob } from './synchronisaties/haal-leerlinggegevens.job.ts';
import { EVERY_MINUTE, roosterJob } from './synchronisaties/rooster.job.ts';
import { synchronisatieCommands } from './synchronisaties/synchronisaties.cli.ts';
import { createSynchronisaties } from './synchronisaties/synchronisaties.service.ts';
import { vestigingenCommands } from './vestigingen/vestigingen.cli.ts';
import { createVestigingen, type Vestigingen } from './vestigingen/vestigingen.service.ts';
import { meldPauzesJob, OVERDAG } from './koppelingen/meld-pauzes.job.ts';
import { meldStilteJob, WERKOCHTEND } from './stilte/meld-stilte.job.ts';
import { createStilte } from './stilte/stilte.service.ts';
import { activeringCommands } from './verzoeken/activering.cli.ts';
import { verzoekCommands } from './verzoeken/verzoeken.cli.ts';
import { createVerzoeken } from './verzoeken/verzoeken.service.ts';

type AppDeps = PlatformDeps<DB>;

export type Services = RouteServices & {
  postbus: Postbus;
  vestigingen: Vestigingen;
};

/** Every feature on its deps, the same for the server, its jobs and the command line. */
export function createServices(
  deps: Pick<AppDeps, 'database' | 'geheimen' | 'jobs' | 'log'>,
  given: Settings = settings.parse({}),
): Services {
  const bronnen = createBronnen(deps);
  const berichten = createBerichten(deps);
  const koppelingen = createKoppelingen({
    ...deps,
    rooster: { vraagMinuten: given.VRAAG_MINUTEN },
    onPauze: berichten.requestPauzebericht,
  });
  const leerlingen = createLeerlingen({ ...deps, koppelingen });
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
  const vestigingen = createVestigingen(deps);
  const verzoeken = createVerzoeken({
    ...deps,
    vestigingen,
    bronnen,
    koppelingen,
    synchronisaties,
    onAfgewezen: berichten.requestAfwijzing,
  });
  const postbus = createPostbus({ ...deps, grenzen: toGrenzen(given) });
  const logboek = createLogboek(deps);
  return {
    bronnen,
    koppelingen,
    leerlingen,
    synchronisaties,
    overzicht,
    verzoeken,
    postbus,
    vestigingen,
    logboek,
  };
}

/** At each start: takes the bron of the environment, and the work that a process before this one left behind. */
async function prepare(services: Services, { database }: AppDeps, given: Settings): Promise<void> {
  const system = dangerouslyAsSystem('start');
  const offered = findOfferedBron(given);
  if (offered) await services.bronnen.setBron(system, offered);
  await services.synchronisaties.recover(system, database.now());
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
  looksLikeBsn,
  mensen: {
    perVestiging: false,
    toegang: recht('mensen beheren'),
    metBestuur: false,
    metSchoolcontact: true,
  },
  sleutelposten,
  createServices,
  registerRoutes: (app: HttpApp, services: Services, { ORGANISATIE }: Settings) =>
    registerRoutes(app, services, { naam: ORGANISATIE || null }),
  /** The work that outlives a request. */
  listJobs: (
    services: Services,
    { database, login, mailer, publicUrl }: AppDeps,
    { SUPPORT_EMAIL }: Settings,
  ) => [
    { job: haalLeerlinggegevensJob(services.synchronisaties) },
    { job: sendBerichtJob({ ...services, database, mailer, afzender: SUPPORT_EMAIL }) },
    { job: meldPauzesJob(services), cron: OVERDAG },
    { job: roosterJob({ ...services, database }), cron: EVERY_MINUTE },
    {
      job: meldStilteJob({
        stilte: createStilte({ database, login, koppelingen: services.koppelingen }),
        mailer,
        afzender: SUPPORT_EMAIL,
        publicUrl,
      }),
      cron: WERKOCHTEND,
    },
    { job: readMailsJob(services), cron: EVERY_MINUTE },
    { job: deleteMailsJob(services), cron: DELETE_TIMES },
    { job: opruimJob({ database }), cron: EVERY_HOUR },
  ],
  queues: [BERICHT_QUEUE],
  prepare,
  openDoor: async ({ postbus }: Services, { log }: AppDeps, { MAIL_PORT, SUPPORT_EMAIL }: Settings) =>
    await startSmtpPostbus({ port: MAIL_PORT, adres: SUPPORT_EMAIL, postbus, log }),
  commands: [
    ...activeringCommands,
    ...overzichtCommands,
    ...synchronisatieCommands,
    ...leerlingCommands,
    ...bronCommands,
    ...gebruikerCommands,
    ...verzoekCommands,
    ...vestigingenCommands,
  ],
});
