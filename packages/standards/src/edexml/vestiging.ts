/** EDEXML 2.1: vestiging, a building or location (EDEXML.elementen.xsd, VestigingType). */
import { attribuut, element, elementType, optioneel, type ValueOf } from '../xml/schema/description.ts';
import { tekst, tijdstip } from '../xml/schema/simple-type.ts';
import { sleutel } from './simple-types.ts';

export const vestiging = elementType(
  'VestigingType',
  'EDEXML.elementen.xsd, VestigingType',
  attribuut('key', sleutel, 'Sleutel van de vestiging binnen de school'),
  element('naam', tekst(1, 64), 'Naam van de vestiging'),
  optioneel(element('omschrijving', tekst(1, 256), 'Toelichting')),
  optioneel(element('mutatiedatum', tijdstip, 'Laatste wijziging')),
);
export type Vestiging = ValueOf<typeof vestiging>;

export const vestigingReferentie = elementType(
  'VestigingReferentieType',
  'EDEXML.elementen.xsd, VestigingReferentieType',
  attribuut('key', sleutel, 'Sleutel van de vestiging'),
);
