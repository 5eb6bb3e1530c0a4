import type { LogboekWoorden } from '@koppelpunt/platform';
import { rechten } from '../rechten/rechten.ts';
import { DETAILS, GEBEURTENISSEN } from '../gebeurtenissen.ts';
import { WAARDEN } from './waarden.ts';

/** How the screen says what stands in a row. */
export const WOORDEN: LogboekWoorden = {
  gebeurtenissen: GEBEURTENISSEN,
  details: DETAILS,
  waarden: WAARDEN,
  rollen: rechten.tabel.rollen,
  systemen: {
    start: 'TOP dossier zelf, bij het starten',
    postbus: 'De postbus van TOP dossier',
    opruimen: 'De bewaartermijn',
    synchronisatie: 'De synchronisatie',
    rooster: 'De synchronisatie',
    berichten: 'De mail van TOP dossier',
    stilte: 'De mail van TOP dossier',
  },
};
