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
import { createVoorwaarden, type Voorwaarden } from './aanbod/voorwaarden.service.ts';
import type { DB } from './database.generated.ts';
import { createGebruikers, type Gebruikers } from './gebruikers/gebruikers.service.ts';
import { registerKoppelingen } from './koppelingen/koppelingen.routes.ts';
import { createKoppelingen, type Koppelingen } from './koppelingen/koppelingen.service.ts';
import { createAutorisaties } from './koppelingen/autorisaties.service.ts';
import { registerEdexml } from './edexml/edexml.routes.ts';
import { createEdexml, type Edexml } from './edexml/edexml.service.ts';
import { registerLeerlingen } from './leerlingen/leerlingen.routes.ts';
import { createLeerlingen, type Leerlingen } from './leerlingen/leerlingen.service.ts';
import { registerPartners } from './partners/partners.routes.ts';
import { createPartners, type Partners } from './partners/partners.service.ts';
import { registerMandaten } from './mandaten/mandaten.routes.ts';
import { createMandaten, type Mandaten } from './mandaten/mandaten.service.ts';
import { recht, rechten } from './rechten/rechten.ts';
import { registerLogboek } from './logboek/logboek.routes.ts';
import { createLogboek, type Logboek } from './logboek/logboek.service.ts';
import { createSleutelpogingen } from './sleutelpogingen/sleutelpogingen.service.ts';
import { registerUitwisselingen } from './uitwisseling/uitwisselingen.routes.ts';
import {
  createUitwisselingen,
  findVreemdeCodes,
  listLaatste,
  type Uitwisselingen,
} from './uitwisseling/uitwisselingen.service.ts';
import { registerUwlr } from './uitwisseling/uwlr.routes.ts';
import { createUwlr, type Uwlr } from './uitwisseling/uwlr.service.ts';
import { registerVestigingen } from './vestigingen/vestigingen.routes.ts';
import { createVestigingen, type Vestigingen } from './vestigingen/vestigingen.service.ts';

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
  /** The built web application; absent where only the API is asked. */
  webRoot?: string;
  proxyAdressen?: readonly string[];
};

export type Services = {
  login: Login;
  gebruikers: Gebruikers;
  vestigingen: Vestigingen;
  voorwaarden: Voorwaarden;
  leerlingen: Leerlingen;
  edexml: Edexml;
  partners: Partners;
  koppelingen: Koppelingen;
  uitwisselingen: Uitwisselingen;
  uwlr: Uwlr;
  logboek: Logboek;
  mensen: Mensen;
  mandaten: Mandaten;
};

/** The verbs of every feature, as the screens, the command line and the UWLR service use them. */
export function createServices(deps: Omit<Deps, 'webRoot'>): Services {
  const { database, loginDatabase, geheimen, log, mailer, supportEmail, publicUrl } = deps;
  const login = createLogin({
    database: loginDatabase,
    geheimen,
    publicUrl,
    titel: 'ESIS',
    ...(deps.accountMail && { accountMail: deps.accountMail }),
    ...(deps.oidc && { oidc: deps.oidc }),
  });
  const gebruikers = createGebruikers({ database, loginDatabase, login });
  const voorwaarden = createVoorwaarden();
  const leerlingen = createLeerlingen({ database, geheimen });
  const edexml = createEdexml({ database });
  const vestigingen = createVestigingen({ database, listAantallen: leerlingen.countLeerlingen });
  const partners = createPartners({ database, geheimen });
  const uitwisselingen = createUitwisselingen({ database });
  const mensen = createMensen({ rechten, login });
  const mandaten = createMandaten({ database, mensen });
  const koppelingen = createKoppelingen({
    database,
    geheimen,
    log,
    mailer,
    supportEmail,
    voorwaarden,
    partners,
    mandaten,
    listLaatste,
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
  const logboek = createLogboek({ database, geheimen });
  return {
    login,
    gebruikers,
    vestigingen,
    voorwaarden,
    leerlingen,
    edexml,
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
  registerLeerlingen(app, services.leerlingen);
  await registerEdexml(app, services.edexml);
  registerAanbod(app, services.voorwaarden);
  registerKoppelingen(app, services.koppelingen);
  registerUitwisselingen(app, services.uitwisselingen);
  registerLogboek(app, services.logboek);
  registerMandaten(app, services.mandaten);
  registerPartners(app, services.partners);
  registerMensen(app, services.mensen, { perVestiging: true, toegang: recht('mensen beheren') });
}
