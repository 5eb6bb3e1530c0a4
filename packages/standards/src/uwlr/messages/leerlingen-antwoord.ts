/** UWLR 2.2: leerlingen_antwoord, the pupils of the groups asked for (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, choice, type ValueOf } from '../../xml/schema/description.ts';
import { leerlingenList, schoolElement } from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevensLeerlingen = elementType(
  'ctpGegevensLeerlingen',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens-leerlingen',
  schoolElement,
  leerlingenList,
);

export const leerlingenGegevens = element(
  'leerlinggegevens-leerlingen',
  leerlinggegevensLeerlingen,
  'De gegevens',
);

export const leerlingenAntwoord = elementType(
  'ctpLeerlingenAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlingen_antwoord',
  choice(leerlingenGegevens, geenwijzigingen, geengegevens),
);
export type LeerlingenAntwoord = ValueOf<typeof leerlingenAntwoord>;
