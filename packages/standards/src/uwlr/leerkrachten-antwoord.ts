/** UWLR 2.2: leerkrachten_antwoord, the staff of the groups asked for (UWLR_Leerlinggegevens_v2p2.xsd). */
import { element, elementType, keuze, optioneel, type Waarde } from '../xml/beschrijving.ts';
import { leerkrachtenDeel, schoolDeel } from '../edexml/edex.ts';
import { geengegevens, geenwijzigingen } from './leeg-antwoord.ts';

export const leerlinggegevensLeerkrachten = elementType(
  'ctpLeerlinggegevensLeerkrachten',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerlinggegevens-leerkrachten',
  schoolDeel,
  optioneel(leerkrachtenDeel),
);

export const leerkrachtenAntwoord = elementType(
  'ctpLeerkrachtenAntwoord',
  'UWLR_Leerlinggegevens_v2p2.xsd, leerkrachten_antwoord',
  keuze(
    element('leerlinggegevens-leerkrachten', leerlinggegevensLeerkrachten, 'De gegevens'),
    geenwijzigingen,
    geengegevens,
  ),
);
export type LeerkrachtenAntwoord = Waarde<typeof leerkrachtenAntwoord>;
