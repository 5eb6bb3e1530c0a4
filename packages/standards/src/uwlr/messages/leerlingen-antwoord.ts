/** UWLR 2.2: leerlingen_antwoord, the pupils of the groups asked for (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, keuze, type ValueOf } from '../../xml/schema/description.ts';
import { leerlingenDeel, schoolDeel } from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevensLeerlingen = elementType(
  'ctpGegevensLeerlingen',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens-leerlingen',
  schoolDeel,
  leerlingenDeel,
);

export const leerlingenGegevens = element(
  'leerlinggegevens-leerlingen',
  leerlinggegevensLeerlingen,
  'De gegevens',
);

export const leerlingenAntwoord = elementType(
  'ctpLeerlingenAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlingen_antwoord',
  keuze(leerlingenGegevens, geenwijzigingen, geengegevens),
);
export type LeerlingenAntwoord = ValueOf<typeof leerlingenAntwoord>;
