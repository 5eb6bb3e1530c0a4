/** EDEXML 2.1: samengestelde_groep, a group beside the stamgroep (EDEXML.elementen.xsd, SamengesteldeGroepType). */
import { attribute, element, elementType, optional } from '../xml/schema/description.ts';
import { text, dateTime } from '../xml/schema/simple-type.ts';
import { keyType } from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

export const samengesteldeGroep = elementType(
  'SamengesteldeGroepType',
  'EDEXML.elementen.xsd, SamengesteldeGroepType',
  attribute('key', keyType, 'Sleutel van de groep, vast binnen een schooljaar'),
  element('naam', text(1, 64), 'Naam van de groep'),
  optional(element('omschrijving', text(1, 256), 'Toelichting')),
  optional(toevoegingen),
  optional(element('mutatiedatum', dateTime, 'Laatste wijziging')),
);
export type { SamengesteldeGroep } from './nouns.generated.ts';

export const samengesteldeGroepReferentie = elementType(
  'SamengesteldeGroepReferentieType',
  'EDEXML.elementen.xsd, SamengesteldeGroepenReferentieType',
  attribute('key', keyType, 'Sleutel van de samengestelde groep'),
);
