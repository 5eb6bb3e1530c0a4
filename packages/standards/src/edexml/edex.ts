/** EDEXML 2.1: EDEX, the root of a file (EDEXML.structuur.xsd, EDEXType). UWLR answers have the same parts. */
import { element, elementType, optional, list } from '../xml/schema/description.ts';
import { groep, type Groep } from './groep.ts';
import { leerkracht, type Leerkracht } from './leerkracht.ts';
import { leerling, type Leerling } from './leerling.ts';
import { samengesteldeGroep, type SamengesteldeGroep } from './samengestelde-groep.ts';
import { school, type School } from './school.ts';
import { vestiging, type Vestiging } from './vestiging.ts';

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
export type Edex = {
  school: School;
  vestigingen?: Vestiging[];
  groepen?: AnyGroep[];
  leerlingen: Leerling[];
  leerkrachten?: Leerkracht[];
};
/** `{ kind: 'groep', key, naam, jaargroep }` or `{ kind: 'samengesteldeGroep', key, naam }`. */
export type AnyGroep = ({ kind: 'groep' } & Groep) | ({ kind: 'samengesteldeGroep' } & SamengesteldeGroep);
