/** EDEXML 2.1: EDEX, the root of a file (EDEXML.structuur.xsd, EDEXType). UWLR answers have the same parts. */
import { element, elementType, optional, list, type ValueOf } from '../xml/schema/description.ts';
import { groep } from './groep.ts';
import { leerkracht } from './leerkracht.ts';
import { leerling } from './leerling.ts';
import { samengesteldeGroep } from './samengestelde-groep.ts';
import { school } from './school.ts';
import { vestiging } from './vestiging.ts';

export const schoolElement = element('school', school, 'Welke school, welk schooljaar, gemaakt wanneer');
export const vestigingenList = list(
  'vestigingen',
  'De vestigingen van de school',
  element('vestiging', vestiging, 'Een vestiging'),
);
export const groepenList = list(
  'groepen',
  'De groepen van de school, door elkaar',
  element('groep', groep, 'Een stamgroep'),
  element('samengestelde_groep', samengesteldeGroep, 'Een samengestelde groep'),
);
export const leerlingenList = list(
  'leerlingen',
  'De leerlingen',
  element('leerling', leerling, 'Een leerling'),
);
export const leerkrachtenList = list(
  'leerkrachten',
  'De leerkrachten',
  element('leerkracht', leerkracht, 'Een leerkracht'),
);

export const edex = elementType(
  'EDEXType',
  'EDEXML.structuur.xsd, EDEXType',
  schoolElement,
  optional(vestigingenList),
  optional(groepenList),
  leerlingenList,
  optional(leerkrachtenList),
);
export const edexRoot = element('EDEX', edex, 'Een bestand: een school, een schooljaar');
export type Edex = ValueOf<typeof edex>;
/** `{ kind: 'groep', key, naam, jaargroep }` or `{ kind: 'samengesteldeGroep', key, naam }`. */
export type AnyGroep = NonNullable<Edex['groepen']>[number];
