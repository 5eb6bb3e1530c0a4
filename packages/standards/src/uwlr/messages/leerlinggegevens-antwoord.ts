/** UWLR 2.2: leerlinggegevens_antwoord, everything of a school at once (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, keuze, optioneel, type ValueOf } from '../../xml/schema/description.ts';
import {
  groepenDeel,
  leerkrachtenDeel,
  leerlingenDeel,
  schoolDeel,
  vestigingenDeel,
} from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevens = elementType(
  'ctpLeerlinggegevens',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens',
  schoolDeel,
  optioneel(vestigingenDeel),
  optioneel(groepenDeel),
  leerlingenDeel,
  optioneel(leerkrachtenDeel),
);

export const leerlinggegevensGegevens = element('leerlinggegevens', leerlinggegevens, 'De gegevens');

export const leerlinggegevensAntwoord = elementType(
  'ctpLeerlinggegevensAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens_antwoord',
  keuze(leerlinggegevensGegevens, geenwijzigingen, geengegevens),
);
export type LeerlinggegevensAntwoord = ValueOf<typeof leerlinggegevensAntwoord>;
