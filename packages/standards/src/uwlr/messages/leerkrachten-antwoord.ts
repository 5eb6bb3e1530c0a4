/** UWLR 2.2: leerkrachten_antwoord, the staff of the groups asked for (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, choice, optional, type ValueOf } from '../../xml/schema/description.ts';
import { leerkrachtenList, schoolElement } from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevensLeerkrachten = elementType(
  'ctpGegevensLeerkrachten',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens-leerkrachten',
  schoolElement,
  optional(leerkrachtenList),
);

export const leerkrachtenGegevens = element(
  'leerlinggegevens-leerkrachten',
  leerlinggegevensLeerkrachten,
  'De gegevens',
);

export const leerkrachtenAntwoord = elementType(
  'ctpLeerkrachtenAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerkrachten_antwoord',
  choice(leerkrachtenGegevens, geenwijzigingen, geengegevens),
);
export type LeerkrachtenAntwoord = ValueOf<typeof leerkrachtenAntwoord>;
