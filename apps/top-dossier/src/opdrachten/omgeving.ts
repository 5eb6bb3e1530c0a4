import type { Omgeving } from '@koppelpunt/platform';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { DB } from '../database.generated.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Leerlingen } from '../leerlingen/leerlingen.service.ts';
import type { Overzicht } from '../overzicht/overzicht.service.ts';
import type { Settings } from '../settings.ts';
import type { Synchronisaties } from '../synchronisaties/synchronisaties.service.ts';
import type { Verzoeken } from '../verzoeken/verzoeken.service.ts';

/** A command works with the services of the screens. */
export type TopDossierOmgeving = Omgeving<
  {
    bronnen: Bronnen;
    koppelingen: Koppelingen;
    leerlingen: Leerlingen;
    overzicht: Overzicht;
    synchronisaties: Synchronisaties;
    verzoeken: Verzoeken;
  },
  DB,
  Settings
>;
