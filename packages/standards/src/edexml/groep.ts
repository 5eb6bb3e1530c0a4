/** EDEXML 2.1: groep, the stamgroep of a pupil (EDEXML.elementen.xsd, GroepType). */
import { attribute, element, elementType, optional } from '../xml/schema/description.ts';
import { text, dateTime } from '../xml/schema/simple-type.ts';
import { jaargroepType, keyType } from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

export const groep = elementType(
  'GroepType',
  'EDEXML.elementen.xsd, GroepType',
  attribute('key', keyType, 'Sleutel van de groep, vast binnen een schooljaar'),
  element('naam', text(1, 64), 'Naam van de groep'),
  element('jaargroep', jaargroepType, 'Leerjaar; C voor een combinatiegroep'),
  optional(element('omschrijving', text(1, 256), 'Toelichting')),
  optional(toevoegingen),
  optional(element('mutatiedatum', dateTime, 'Laatste wijziging')),
);
export type { Groep } from './nouns.generated.ts';

export const groepReferentie = elementType(
  'GroepReferentieType',
  'EDEXML.elementen.xsd, GroepReferentieType',
  attribute('key', keyType, 'Sleutel van de groep'),
);
