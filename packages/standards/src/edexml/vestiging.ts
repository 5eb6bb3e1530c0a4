/** EDEXML 2.1: vestiging, a building or location (EDEXML.elementen.xsd, VestigingType). */
import { attribute, element, elementType, optional } from '../xml/schema/description.ts';
import { text, dateTime } from '../xml/schema/simple-type.ts';
import { keyType } from './simple-types.ts';

export const vestiging = elementType(
  'VestigingType',
  'EDEXML.elementen.xsd, VestigingType',
  attribute('key', keyType, 'Sleutel van de vestiging binnen de school'),
  element('naam', text(1, 64), 'Naam van de vestiging'),
  optional(element('omschrijving', text(1, 256), 'Toelichting')),
  optional(element('mutatiedatum', dateTime, 'Laatste wijziging')),
);
export type { Vestiging } from './nouns.generated.ts';

export const vestigingReferentie = elementType(
  'VestigingReferentieType',
  'EDEXML.elementen.xsd, VestigingReferentieType',
  attribute('key', keyType, 'Sleutel van de vestiging'),
);
