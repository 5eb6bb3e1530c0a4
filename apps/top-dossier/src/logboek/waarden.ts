import { describeStatus, KOPPELING_STATUSSEN, type KoppelingEvent } from '../koppelingen/koppeling.ts';
import type { Inzagereden } from '../verzoeken/verzoeken.contract.ts';

const EVENTS: Readonly<Record<KoppelingEvent, string>> = {
  'andere-code': 'een andere code',
  gelukt: 'gelukt',
  'geen-wijzigingen': 'gelukt, er was niets veranderd',
  geweigerd: 'geweigerd',
  mislukt: 'mislukt',
  vastgehouden: 'vastgehouden',
  'nul-leerlingen': 'geen leerlingen',
  stilgezet: 'gepauzeerd door support',
};

const REDENEN: Readonly<Record<Inzagereden, string>> = {
  'code-onduidelijk': 'BRIN of verificatiecode is niet duidelijk',
  'school-onduidelijk': 'welke school dit stuurt, of wie',
  'vraag-van-school': 'de school vroeg ernaar',
  'mogelijk-spam': 'misschien is het spam',
};

/** The words for values of rows that a machine wrote, by key. */
export const WAARDEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  resultaat: EVENTS,
  door: EVENTS,
  van: Object.fromEntries(
    KOPPELING_STATUSSEN.map((status) => [status, describeStatus(status).statusLabel.toLowerCase()]),
  ),
  reden: REDENEN,
};
