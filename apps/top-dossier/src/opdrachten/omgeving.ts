import type { Omgeving } from '@koppelpunt/platform';
import type { RouteServices } from '../app.routes.ts';
import type { DB } from '../database.generated.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Settings } from '../settings.ts';

/** What a command works with: the services of the screens. */
export type TopDossierOmgeving = Omgeving<
  Omit<RouteServices, 'logboek'> & { koppelingen: Koppelingen },
  DB,
  Settings
>;
