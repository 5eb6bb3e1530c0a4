import type { LogboekWoorden } from '@koppelpunt/platform';
import { rechten } from '../rechten/rechten.ts';
import { GEBEURTENISSEN } from '../gebeurtenissen.ts';

/** How the screen says what stands in a row. */
export const WOORDEN: LogboekWoorden = {
  gebeurtenissen: GEBEURTENISSEN,
  details: {
    leerlingen: 'leerlingen',
    leesbaar: 'te lezen',
    uitDeMail: 'gekozen uit de e-mail',
    ok: 'de code werkt',
    code: 'foutcode',
    andereCode: 'andere code',
    van: 'eerst',
    door: 'door',
    reden: 'reden',
    mails: 'e-mails',
    verzoeken: 'verzoeken',
    toestaanVertrek: 'ook als veel leerlingen weg zijn',
    resultaat: 'uitkomst',
    bytes: 'bytes',
    weggelaten: 'weggelaten teksten',
    nieuw: 'nieuw',
    gewijzigd: 'gewijzigd',
    vertrokken: 'vertrokken',
    ongewijzigd: 'ongewijzigd',
  },
  rollen: rechten.tabel.rollen,
  systemen: {
    start: 'TOP dossier zelf, bij het starten',
    postbus: 'De postbus van TOP dossier',
    opruimen: 'De bewaartermijn',
    synchronisatie: 'De synchronisatie',
    hervatten: 'De synchronisatie',
    berichten: 'De mail van TOP dossier',
  },
};
