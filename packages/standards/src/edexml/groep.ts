/** EDEXML 2.1: groep, the stamgroep of a pupil (EDEXML.elementen.xsd, GroepType). */
import { attribuut, element, elementType, optioneel, type ValueOf } from '../xml/schema/description.ts';
import { tekst, tijdstip } from '../xml/schema/simple-type.ts';
import { jaargroepSoort, sleutel } from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

export const groep = elementType(
  'GroepType',
  'EDEXML.elementen.xsd, GroepType',
  attribuut('key', sleutel, 'Sleutel van de groep, vast binnen een schooljaar'),
  element('naam', tekst(1, 64), 'Naam van de groep'),
  element('jaargroep', jaargroepSoort, 'Leerjaar; C voor een combinatiegroep'),
  optioneel(element('omschrijving', tekst(1, 256), 'Toelichting')),
  optioneel(toevoegingen),
  optioneel(element('mutatiedatum', tijdstip, 'Laatste wijziging')),
);
export type Groep = ValueOf<typeof groep>;

export const groepReferentie = elementType(
  'GroepReferentieType',
  'EDEXML.elementen.xsd, GroepReferentieType',
  attribuut('key', sleutel, 'Sleutel van de groep'),
);
