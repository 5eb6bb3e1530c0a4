/** UWLR 2.2: leerlinggegevens_antwoord, everything of a school at once (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, choice, optional, type ValueOf } from '../../xml/schema/description.ts';
import {
  groepenList,
  leerkrachtenList,
  leerlingenList,
  schoolElement,
  vestigingenList,
} from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevens = elementType(
  'ctpLeerlinggegevens',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens',
  schoolElement,
  optional(vestigingenList),
  optional(groepenList),
  leerlingenList,
  optional(leerkrachtenList),
);

export const leerlinggegevensGegevens = element('leerlinggegevens', leerlinggegevens, 'De gegevens');

export const leerlinggegevensAntwoord = elementType(
  'ctpLeerlinggegevensAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens_antwoord',
  choice(leerlinggegevensGegevens, geenwijzigingen, geengegevens),
);
export type LeerlinggegevensAntwoord = ValueOf<typeof leerlinggegevensAntwoord>;
