import {
  createHttpApp,
  createLogin,
  createMensen,
  registerMensen,
  type AccountMail,
  type Database,
  type Geheimen,
  type HttpApp,
  type Log,
  type Login,
  type LoginDatabase,
  type Mailer,
  type Mensen,
  type OidcConfig,
} from '@koppelpunt/platform';
import { MET_LEERRESULTATEN } from './aanbod/aanbod.ts';
import { registerAanbod } from './aanbod/aanbod.routes.ts';
import { createAanbodService, type AanbodService } from './aanbod/aanbod.service.ts';
import type { DB } from './database.generated.ts';
import { createGebruikersService, type GebruikersService } from './gebruikers/gebruikers.service.ts';
import { registerKoppelingen } from './koppelingen/koppelingen.routes.ts';
import { createKoppelingenService, type KoppelingenService } from './koppelingen/koppelingen.service.ts';
import { createToegangService } from './koppelingen/toegang.service.ts';
import { registerLeerlingen } from './leerlingen/leerlingen.routes.ts';
import { createLeerlingenService, type LeerlingenService } from './leerlingen/leerlingen.service.ts';
import { registerPartners } from './partners/partners.routes.ts';
import { createPartnersService, type PartnersService } from './partners/partners.service.ts';
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
import { registerVestigingen } from './vestigingen/vestigingen.routes.ts';
import { createVestigingenService, type VestigingenService } from './vestigingen/vestigingen.service.ts';

export type Deps = {
  database: Database<DB>;
  loginDatabase: LoginDatabase;
  geheimen: Geheimen;
  log: Log;
  mailer: Mailer;
  /** For mail to our own people; without, nobody is invited. */
  accountMail?: AccountMail;
  /** Signing in through another organisation. */
  oidc?: OidcConfig | undefined;
  supportEmail: string;
  publicUrl: string;
  klok: () => Date;
  /** The built web application; absent where only the API is asked. */
  webRoot?: string;
  proxyAdressen?: readonly string[];
};

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
export function createServices(deps: Omit<Deps, 'webRoot'>): Services {
  const { database, loginDatabase, geheimen, log, mailer, supportEmail, publicUrl, klok } = deps;
  const login = createLogin({
    database: loginDatabase,
    geheimen,
    publicUrl,
    titel: 'ESIS',
    ...(deps.accountMail && { accountMail: deps.accountMail }),
    ...(deps.oidc && { oidc: deps.oidc }),
  });
  const gebruikers = createGebruikersService({ database, loginDatabase, login });
  const aanbod = createAanbodService();
  const leerlingen = createLeerlingenService({ database, geheimen, klok });
  const vestigingen = createVestigingenService({ database, klok, listAantallen: leerlingen.countLeerlingen });
  const partners = createPartnersService({ database, geheimen });
  const uitwisselingen = createUitwisselingenService({ database });
  const mensen = createMensen({ rechten, login });
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
  const logboek = createLogboekService({ database, geheimen });
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

export async function buildApp(deps: Deps): Promise<HttpApp> {
  const services = createServices(deps);
  const app = await createHttpApp({
    title: 'ESIS',
    log: deps.log,
    login: services.login,
    rechten,
    publicUrl: deps.publicUrl,
    checkHealth: async () => await deps.database.checkHealth(),
    ...(deps.webRoot !== undefined && { webRoot: deps.webRoot }),
    ...(deps.proxyAdressen && { proxyAdressen: deps.proxyAdressen }),
  });
  await registerFeatures(app, services);
  await registerUwlr(app, services.uwlr, deps.publicUrl);
  return app;
}

/** Every feature, in the order in which a school meets them. */
export async function registerFeatures(app: HttpApp, services: Services): Promise<void> {
  registerVestigingen(app, services.vestigingen);
  await registerLeerlingen(app, services.leerlingen);
  registerAanbod(app, services.aanbod);
  registerKoppelingen(app, services.koppelingen);
  registerUitwisselingen(app, services.uitwisselingen);
  registerLogboek(app, services.logboek);
  registerMandaten(app, services.mandaten);
  registerPartners(app, services.partners);
  registerMensen(app, services.mensen, { perVestiging: true, toegang: recht('mensen beheren') });
}
