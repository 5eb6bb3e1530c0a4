/** UWLR 2.2: structuur_antwoord, school, vestigingen and groepen (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, choice, optional, type ValueOf } from '../../xml/schema/description.ts';
import { groepenList, schoolElement, vestigingenList } from '../../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './empty-antwoord.ts';

const leerlinggegevensStructuur = elementType(
  'ctpGegevensStructuur',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens-structuur',
  schoolElement,
  optional(vestigingenList),
  optional(groepenList),
);

export const structuurGegevens = element(
  'leerlinggegevens-structuur',
  leerlinggegevensStructuur,
  'De gegevens',
);

export const structuurAntwoord = elementType(
  'ctpStructuurAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, structuur_antwoord',
  choice(structuurGegevens, geenwijzigingen, geengegevens),
);
export type StructuurAntwoord = ValueOf<typeof structuurAntwoord>;
