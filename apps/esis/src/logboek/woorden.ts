import type { LogboekWoorden } from '@koppelpunt/platform';
import { CATALOGUS } from '../aanbod/aanbod.ts';
import { rechten } from '../rechten/rechten.ts';
import { GEBEURTENISSEN } from '../gebeurtenissen.ts';

/** How the screen says what stands in a row. */
export const WOORDEN: LogboekWoorden = {
  gebeurtenissen: GEBEURTENISSEN,
  details: {
    leerlingen: 'leerlingen',
    beperktTotGroep: 'alleen één groep',
    schooljaar: 'schooljaar',
    nieuw: 'nieuw',
    gewijzigd: 'gewijzigd',
    vertrokken: 'vertrokken',
    ongewijzigd: 'ongewijzigd',
    later: 'komt later',
    bevindingen: 'fouten en waarschuwingen',
    aanbod: 'koppeling',
    voorwaarden: 'versie van de voorwaarden',
    startdatum: 'startdatum',
    bytes: 'bytes',
    operatie: 'vraag',
    adres: 'netwerkadres',
    stap: 'waarmee',
    bestuur: 'bestuur',
  },
  rollen: rechten.tabel.rollen,
  systemen: { uwlr: 'Iemand die zich als partner meldde' },
  partners: Object.fromEntries(CATALOGUS.map(({ klantnaam, partner }) => [klantnaam, partner])),
};
