/** EDEXML 2.1: samengestelde_groep, a group beside the stamgroep (EDEXML.elementen.xsd, SamengesteldeGroepType). */
import { attribuut, element, elementType, optioneel, type ValueOf } from '../xml/schema/description.ts';
import { tekst, tijdstip } from '../xml/schema/simple-type.ts';
import { sleutel } from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

export const samengesteldeGroep = elementType(
  'SamengesteldeGroepType',
  'EDEXML.elementen.xsd, SamengesteldeGroepType',
  attribuut('key', sleutel, 'Sleutel van de groep, vast binnen een schooljaar'),
  element('naam', tekst(1, 64), 'Naam van de groep'),
  optioneel(element('omschrijving', tekst(1, 256), 'Toelichting')),
  optioneel(toevoegingen),
  optioneel(element('mutatiedatum', tijdstip, 'Laatste wijziging')),
);
export type SamengesteldeGroep = ValueOf<typeof samengesteldeGroep>;

export const samengesteldeGroepReferentie = elementType(
  'SamengesteldeGroepReferentieType',
  'EDEXML.elementen.xsd, SamengesteldeGroepenReferentieType',
  attribuut('key', sleutel, 'Sleutel van de samengestelde groep'),
);
