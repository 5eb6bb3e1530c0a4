import {
  defineApp,
  EVERY_HOUR,
  opruimJob,
  type AppDeps,
  type HttpApp,
  type Login,
  type Mensen,
} from '@koppelpunt/platform';
import { looksLikeBsn } from '@koppelpunt/standards';
import { join } from 'node:path';
import { z } from 'zod';
import { MET_LEERRESULTATEN } from './aanbod/aanbod.ts';
import { registerAanbod } from './aanbod/aanbod.routes.ts';
import { createVoorwaarden, type Voorwaarden } from './aanbod/voorwaarden.service.ts';
import { registerAkkoorden } from './akkoorden/akkoorden.routes.ts';
import { createAkkoorden, type Akkoorden } from './akkoorden/akkoorden.service.ts';
import { BEWIJS_QUEUE } from './akkoorden/bewijs.ts';
import { sendBewijsJob } from './akkoorden/send-bewijs.job.ts';
import { DATABASE_NAME, MIGRATIONS } from './database.ts';
import type { DB } from './database.generated.ts';
import { edexmlCommands } from './edexml/edexml.cli.ts';
import { registerEdexml } from './edexml/edexml.routes.ts';
import { createEdexml, type Edexml } from './edexml/edexml.service.ts';
import { createImportUndo, type ImportUndo } from './edexml/undo.service.ts';
import { createOntvangst, type Ontvangst } from './edexml/ontvangst.service.ts';
import { gebruikerCommands } from './gebruikers/gebruikers.cli.ts';
import { createGebruikers, type Gebruikers } from './gebruikers/gebruikers.service.ts';
import { koppelingCommands } from './koppelingen/koppelingen.cli.ts';
import { registerKoppelingen } from './koppelingen/koppelingen.routes.ts';
import { createKoppelingen, type Koppelingen } from './koppelingen/koppelingen.service.ts';
import { createAutorisaties } from './koppelingen/autorisaties.service.ts';
import { leerlingCommands } from './leerlingen/leerlingen.cli.ts';
import { registerLeerlingen } from './leerlingen/leerlingen.routes.ts';
import { createLeerlingen, type Leerlingen } from './leerlingen/leerlingen.service.ts';
import { registerThuisblijvers } from './leerlingen/thuisblijvers.routes.ts';
import { createThuisblijvers, type Thuisblijvers } from './leerlingen/thuisblijvers.service.ts';
import { partnerCommands } from './partners/partners.cli.ts';
import { registerPartners } from './partners/partners.routes.ts';
import { createPartners, type Partners } from './partners/partners.service.ts';
import { mandaatCommands } from './mandaten/mandaten.cli.ts';
import { registerMandaten } from './mandaten/mandaten.routes.ts';
import { createMandaten, type Mandaten } from './mandaten/mandaten.service.ts';
import { meldJob, OVERDAG } from './meldingen/meld.job.ts';
import { MELDING_QUEUE } from './meldingen/melding.ts';
import { sendMeldingJob } from './meldingen/send-melding.job.ts';
import { recht, rechten } from './rechten/rechten.ts';
import { registerLogboek } from './logboek/logboek.routes.ts';
import { createLogboek, type Logboek } from './logboek/logboek.service.ts';
import { createSleutelpogingen } from './sleutelpogingen/sleutelpogingen.service.ts';
import { registerUitwisselingen } from './uitwisseling/uitwisselingen.routes.ts';
import {
  createUitwisselingen,
  findVreemdeCodes,
  listOnverwerkt,
  listVanKoppeling,
  listVragen,
  listLaatste,
  type Uitwisselingen,
} from './uitwisseling/uitwisselingen.service.ts';
import { registerUwlr } from './uitwisseling/uwlr.routes.ts';
import { createUwlr, type Uwlr } from './uitwisseling/uwlr.service.ts';
import { sleutelposten } from './sleutels/sleutelposten.ts';
import { OPRUIMBAAR } from './sleutelpogingen/opruimbaar.ts';
import { vestigingCommands } from './vestigingen/vestigingen.cli.ts';
import { registerVestigingen } from './vestigingen/vestigingen.routes.ts';
import { createVestigingen, type Vestigingen } from './vestigingen/vestigingen.service.ts';

const settings = z.object({
  SUPPORT_EMAIL: z.email('is geen e-mailadres').default('support-topdossier@perspectiefopschool.nl'),
});
type Settings = z.output<typeof settings>;

export type Services = {
  login: Login;
  gebruikers: Gebruikers;
  vestigingen: Vestigingen;
  voorwaarden: Voorwaarden;
  leerlingen: Leerlingen;
  thuisblijvers: Thuisblijvers;
  edexml: Edexml;
  ontvangst: Ontvangst;
  importUndo: ImportUndo;
  partners: Partners;
  koppelingen: Koppelingen;
  uitwisselingen: Uitwisselingen;
  uwlr: Uwlr;
  logboek: Logboek;
  mensen: Mensen;
  mandaten: Mandaten;
  akkoorden: Akkoorden;
};

/** The verbs of every feature, as the screens, the command line and the UWLR service use them. */
export function createServices(deps: AppDeps<DB>, { SUPPORT_EMAIL: supportEmail }: Settings): Services {
  const { database, loginDatabase, login, mensen, geheimen, log, mailer, jobs } = deps;
  const gebruikers = createGebruikers({ database, loginDatabase, login });
  const voorwaarden = createVoorwaarden();
  const leerlingen = createLeerlingen({ database, geheimen });
  const thuisblijvers = createThuisblijvers({ database, geheimen });
  const edexml = createEdexml({ database, geheimen });
  const ontvangst = createOntvangst({ edexml });
  const importUndo = createImportUndo({ database, geheimen });
  const vestigingen = createVestigingen({ database, listAantallen: leerlingen.countLeerlingen });
  const partners = createPartners({ database, geheimen });
  const uitwisselingen = createUitwisselingen({ database });
  const mandaten = createMandaten({ database, mensen, accountMail: deps.accountMail });
  const akkoorden = createAkkoorden({ database, voorwaarden, mensen });
  const koppelingen = createKoppelingen({
    database,
    geheimen,
    log,
    mailer,
    login,
    jobs,
    supportEmail,
    voorwaarden,
    partners,
    mandaten,
    akkoorden,
    listLaatste,
    listOnverwerkt,
    listVragen,
    listVanKoppeling,
    findVreemdeCodes,
  });
  const autorisaties = createAutorisaties({ database, geheimen });
  const sleutelpogingen = createSleutelpogingen({ database, geheimen });
  const uwlr = createUwlr({
    database,
    geheimen,
    log,
    autorisaties,
    partners,
    sleutelpogingen,
    metLeerresultaten: MET_LEERRESULTATEN,
  });
  const logboek = createLogboek({ database });
  return {
    login,
    gebruikers,
    vestigingen,
    voorwaarden,
    leerlingen,
    thuisblijvers,
    edexml,
    ontvangst,
    importUndo,
    partners,
    koppelingen,
    uitwisselingen,
    uwlr,
    logboek,
    mensen,
    mandaten,
    akkoorden,
  };
}

/** Every feature, in the order in which a school meets them. */
async function registerFeatures(app: HttpApp, services: Services): Promise<void> {
  registerVestigingen(app, services.vestigingen);
  registerLeerlingen(app, services.leerlingen);
  registerThuisblijvers(app, services.thuisblijvers);
  await registerEdexml(app, services.ontvangst, services.importUndo);
  registerAanbod(app, services.voorwaarden);
  registerKoppelingen(app, services.koppelingen);
  registerAkkoorden(app, services.akkoorden);
  registerUitwisselingen(app, services.uitwisselingen);
  registerLogboek(app, services.logboek);
  registerMandaten(app, services.mandaten);
  registerPartners(app, services.partners);
}

export const esis = defineApp({
  naam: 'esis',
  titel: 'ESIS',
  prefix: 'ESIS',
  databaseName: DATABASE_NAME,
  migrations: MIGRATIONS,
  webRoot: join(import.meta.dirname, '../dist/web'),
  defaults: {
    port: 4100,
    accountEmail: 'niet-antwoorden@esis.example',
    smtpUrl: 'smtp://127.0.0.1:4225',
  },
  settings,
  rechten,
  looksLikeBsn,
  mensen: { perVestiging: true, toegang: recht('mensen beheren'), metBestuur: true, metSchoolcontact: false },
  sleutelposten,
  createServices,
  registerRoutes: registerFeatures,
  registerMachineRoutes: (app: HttpApp, { uwlr }: Services, publicUrl: string) =>
    registerUwlr(app, uwlr, publicUrl),
  listJobs: ({ akkoorden, mensen }: Services, { database, jobs, accountMail }: AppDeps<DB>) => [
    { job: meldJob({ database, jobs }), cron: OVERDAG },
    { job: sendMeldingJob({ database, mensen, jobs, accountMail }) },
    { job: sendBewijsJob({ database, akkoorden, jobs, accountMail }) },
    { job: opruimJob({ database, tabellen: OPRUIMBAAR }), cron: EVERY_HOUR },
  ],
  queues: [BEWIJS_QUEUE, MELDING_QUEUE],
  // In the order in which somebody sets up a school.
  commands: [
    ...vestigingCommands,
    ...edexmlCommands,
    ...leerlingCommands,
    ...koppelingCommands,
    ...partnerCommands,
    ...gebruikerCommands,
    ...mandaatCommands,
  ],
});
