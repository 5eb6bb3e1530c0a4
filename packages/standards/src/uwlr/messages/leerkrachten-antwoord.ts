/** UWLR 2.2: leerkrachten_antwoord, the staff of the groups asked for (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, keuze, optioneel, type ValueOf } from '../../xml/schema/description.ts';
import { leerkrachtenDeel, schoolDeel } from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevensLeerkrachten = elementType(
  'ctpGegevensLeerkrachten',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens-leerkrachten',
  schoolDeel,
  optioneel(leerkrachtenDeel),
);

export const leerkrachtenGegevens = element(
  'leerlinggegevens-leerkrachten',
  leerlinggegevensLeerkrachten,
  'De gegevens',
);

export const leerkrachtenAntwoord = elementType(
  'ctpLeerkrachtenAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerkrachten_antwoord',
  keuze(leerkrachtenGegevens, geenwijzigingen, geengegevens),
);
export type LeerkrachtenAntwoord = ValueOf<typeof leerkrachtenAntwoord>;
