import type { LogboekWoorden } from '@koppelpunt/platform';
import { PARTNERNAMEN } from '../aanbod/aanbod.ts';
import { rechten } from '../rechten/rechten.ts';
import { DETAILS, GEBEURTENISSEN } from '../gebeurtenissen.ts';
import { WAARDEN } from './waarden.ts';

/** How the screen says what stands in a row. */
export const WOORDEN: LogboekWoorden = {
  gebeurtenissen: GEBEURTENISSEN,
  details: DETAILS,
  waarden: WAARDEN,
  rollen: rechten.tabel.rollen,
  systemen: { uwlr: 'Iemand die zich als partner meldde', meldingen: 'De mail van ESIS' },
  partners: PARTNERNAMEN,
};
