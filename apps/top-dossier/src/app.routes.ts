import type { HttpApp } from '@koppelpunt/platform';
import { registerBronnen } from './bronnen/bronnen.routes.ts';
import type { Bronnen } from './bronnen/bronnen.service.ts';
import type { Koppelingen } from './koppelingen/koppelingen.service.ts';
import { registerPauzes } from './koppelingen/pauzes.routes.ts';
import { registerOverzicht } from './overzicht/overzicht.routes.ts';
import type { Overzicht } from './overzicht/overzicht.service.ts';
import { registerLeerlingen } from './leerlingen/leerlingen.routes.ts';
import type { Leerlingen } from './leerlingen/leerlingen.service.ts';
import { registerLogboek } from './logboek/logboek.routes.ts';
import type { Logboek } from './logboek/logboek.service.ts';
import type { Organisatie } from './organisatie/organisatie.contract.ts';
import { registerOrganisatie } from './organisatie/organisatie.routes.ts';
import { registerSynchronisaties } from './synchronisaties/synchronisaties.routes.ts';
import type { Synchronisaties } from './synchronisaties/synchronisaties.service.ts';
import { registerVerzoeken } from './verzoeken/verzoeken.routes.ts';
import type { Verzoeken } from './verzoeken/verzoeken.service.ts';

export type RouteServices = {
  verzoeken: Verzoeken;
  overzicht: Overzicht;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
  leerlingen: Leerlingen;
  logboek: Logboek;
  bronnen: Bronnen;
};

/** Registers every route, in the order in which a school meets them. */
export function registerRoutes(app: HttpApp, services: RouteServices, organisatie: Organisatie): void {
  registerOrganisatie(app, organisatie);
  registerVerzoeken(app, services.verzoeken);
  registerOverzicht(app, services.overzicht);
  registerPauzes(app, services.koppelingen);
  registerSynchronisaties(app, services.synchronisaties);
  registerLeerlingen(app, services.leerlingen);
  registerLogboek(app, services.logboek);
  registerBronnen(app, services.bronnen);
}
