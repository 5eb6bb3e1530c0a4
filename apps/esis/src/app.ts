import {
  defineApp,
  ELK_UUR,
  opruimJob,
  type AppDeps,
  type HttpApp,
  type Login,
  type Mensen,
} from '@koppelpunt/platform';
import { join } from 'node:path';
import { z } from 'zod';
import { MET_LEERRESULTATEN } from './aanbod/aanbod.ts';
import { registerAanbod } from './aanbod/aanbod.routes.ts';
import { createAanbodService, type AanbodService } from './aanbod/aanbod.service.ts';
import { MIGRATIONS } from './database.ts';
import type { DB } from './database.generated.ts';
import { gebruikerCommands } from './gebruikers/gebruikers.cli.ts';
import { createGebruikersService, type GebruikersService } from './gebruikers/gebruikers.service.ts';
import { koppelingCommands } from './koppelingen/koppelingen.cli.ts';
import { registerKoppelingen } from './koppelingen/koppelingen.routes.ts';
import { createKoppelingenService, type KoppelingenService } from './koppelingen/koppelingen.service.ts';
import { createToegangService } from './koppelingen/toegang.service.ts';
import { leerlingCommands } from './leerlingen/leerlingen.cli.ts';
import { registerLeerlingen } from './leerlingen/leerlingen.routes.ts';
import { createLeerlingenService, type LeerlingenService } from './leerlingen/leerlingen.service.ts';
import { partnerCommands } from './partners/partners.cli.ts';
import { registerPartners } from './partners/partners.routes.ts';
import { createPartnersService, type PartnersService } from './partners/partners.service.ts';
import { mandaatCommands } from './mandaten/mandaten.cli.ts';
import { registerMandaten } from './mandaten/mandaten.routes.ts';
import { createMandatenService, type MandatenService } from './mandaten/mandaten.service.ts';
import { recht, rechten } from './rechten/rechten.ts';
import { registerLogboek } from './logboek/logboek.routes.ts';
import { createLogboekService, type LogboekService } from './logboek/logboek.service.ts';
import { createSleutelpogingen } from './sleutelpogingen/sleutelpogingen.service.ts';
import { registerUitwisselingen } from './uitwisseling/uitwisselingen.routes.ts';
import {
  createUitwisselingenService,
  type UitwisselingenService,
} from './uitwisseling/uitwisselingen.service.ts';
import { registerUwlr } from './uitwisseling/uwlr.routes.ts';
import { createUwlrService, type UwlrService } from './uitwisseling/uwlr.service.ts';
import { sleutelposten } from './sleutels/sleutelposten.ts';
import { OPRUIMBAAR } from './sleutelpogingen/opruimbaar.ts';
import { vestigingCommands } from './vestigingen/vestigingen.cli.ts';
import { registerVestigingen } from './vestigingen/vestigingen.routes.ts';
import { createVestigingenService, type VestigingenService } from './vestigingen/vestigingen.service.ts';

const settings = z.object({
  SUPPORT_EMAIL: z.email('is geen e-mailadres').default('support-topdossier@perspectiefopschool.nl'),
});
type Settings = z.output<typeof settings>;

export type Services = {
  login: Login;
  gebruikers: GebruikersService;
  vestigingen: VestigingenService;
  aanbod: AanbodService;
  leerlingen: LeerlingenService;
  partners: PartnersService;
  koppelingen: KoppelingenService;
  uitwisselingen: UitwisselingenService;
  uwlr: UwlrService;
  logboek: LogboekService;
  mensen: Mensen;
  mandaten: MandatenService;
};

/** The verbs of every feature, as the screens, the command line and the UWLR service use them. */
export function createServices(deps: AppDeps<DB>, { SUPPORT_EMAIL: supportEmail }: Settings): Services {
  const { database, loginDatabase, login, mensen, geheimen, log, mailer } = deps;
  const klok = () => database.now();
  const gebruikers = createGebruikersService({ database, loginDatabase, login });
  const aanbod = createAanbodService();
  const leerlingen = createLeerlingenService({ database, geheimen, klok });
  const vestigingen = createVestigingenService({ database, klok, listAantallen: leerlingen.countLeerlingen });
  const partners = createPartnersService({ database, geheimen });
  const uitwisselingen = createUitwisselingenService({ database });
  const mandaten = createMandatenService({ database, mensen, klok });
  const koppelingen = createKoppelingenService({
    database,
    geheimen,
    log,
    mailer,
    supportEmail,
    klok,
    aanbod,
    partners,
    mandaten,
    listLaatste: uitwisselingen.listLaatste,
    findVreemdeCodes: uitwisselingen.findVreemdeCodes,
  });
  const toegang = createToegangService({ database, geheimen, klok });
  const sleutelpogingen = createSleutelpogingen({ database, geheimen, klok });
  const uwlr = createUwlrService({
    database,
    geheimen,
    log,
    klok,
    toegang,
    partners,
    sleutelpogingen,
    metLeerresultaten: MET_LEERRESULTATEN,
  });
  const logboek = createLogboekService({ database });
  return {
    login,
    gebruikers,
    vestigingen,
    aanbod,
    leerlingen,
    partners,
    koppelingen,
    uitwisselingen,
    uwlr,
    logboek,
    mensen,
    mandaten,
  };
}

/** Every feature, in the order in which a school meets them. */
async function registerFeatures(app: HttpApp, services: Services): Promise<void> {
  registerVestigingen(app, services.vestigingen);
  await registerLeerlingen(app, services.leerlingen);
  registerAanbod(app, services.aanbod);
  registerKoppelingen(app, services.koppelingen);
  registerUitwisselingen(app, services.uitwisselingen);
  registerLogboek(app, services.logboek);
  registerMandaten(app, services.mandaten);
  registerPartners(app, services.partners);
}

export const esis = defineApp({
  naam: 'esis',
  titel: 'ESIS',
  prefix: 'ESIS',
  databaseName: 'koppelpunt_esis',
  migrations: MIGRATIONS,
  webRoot: join(import.meta.dirname, '../dist/web'),
  defaults: {
    port: 4100,
    accountEmail: 'niet-antwoorden@esis.example',
    smtpUrl: 'smtp://127.0.0.1:4225',
  },
  settings,
  rechten,
  mensen: { perVestiging: true, toegang: recht('mensen beheren'), metBestuur: true },
  sleutelposten,
  createServices,
  registerRoutes: registerFeatures,
  registerMachineRoutes: (app: HttpApp, { uwlr }: Services, publicUrl: string) =>
    registerUwlr(app, uwlr, publicUrl),
  listJobs: (_services: Services, { database }: AppDeps<DB>) => [
    { job: opruimJob({ database, tabellen: OPRUIMBAAR }), cron: ELK_UUR },
  ],
  // In the order in which somebody sets up a school.
  commands: [
    ...vestigingCommands,
    ...leerlingCommands,
    ...koppelingCommands,
    ...partnerCommands,
    ...gebruikerCommands,
    ...mandaatCommands,
  ],
});
