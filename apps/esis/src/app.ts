import type { HttpApp } from '@koppelpunt/platform';
import { registerAanbod } from './aanbod/aanbod.routes.ts';
import type { AanbodService } from './aanbod/aanbod.service.ts';
import { registerKoppelingen } from './koppelingen/koppelingen.routes.ts';
import type { KoppelingenService } from './koppelingen/koppelingen.service.ts';
import { registerLeerlingen } from './leerlingen/leerlingen.routes.ts';
import type { LeerlingenService } from './leerlingen/leerlingen.service.ts';
import { registerUitwisselingen } from './uitwisseling/uitwisselingen.routes.ts';
import type { UitwisselingenService } from './uitwisseling/uitwisselingen.service.ts';
import { registerVestigingen } from './vestigingen/vestigingen.routes.ts';
import type { VestigingenService } from './vestigingen/vestigingen.service.ts';

export type Services = {
  vestigingen: VestigingenService;
  aanbod: AanbodService;
  leerlingen: LeerlingenService;
  koppelingen: KoppelingenService;
  uitwisselingen: UitwisselingenService;
};

/** Every feature, in the order in which a school meets them. */
export async function registerFeatures(app: HttpApp, services: Services): Promise<void> {
  registerVestigingen(app, services.vestigingen);
  await registerLeerlingen(app, services.leerlingen);
  registerAanbod(app, services.aanbod);
  registerKoppelingen(app, services.koppelingen);
  registerUitwisselingen(app, services.uitwisselingen);
}
