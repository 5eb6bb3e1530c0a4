/** UWLR 2.2: Toetsdefinities, a file with tests and no results (UWLR_Toetsdefinities_v2p2.xsd). */
import { element, elementType } from '../../xml/schema/description.ts';
import { toetsenList } from './toets.ts';

/** The root has a namespace of its own; what is in it belongs to the results. */
export const toetsdefinities = element(
  'Toetsdefinities',
  elementType('ctpToetsdefinities', 'UWLR_Toetsdefinities_v2p2.xsd, Toetsdefinities', toetsenList),
  'Alleen toetsen, als bestand',
);
