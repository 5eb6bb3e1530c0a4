/** EDEXML 2.1: simple types and code lists (EDEXML.types.vast.xsd, EDEXML.types.variabel.xsd). */
import type { ValueOf } from '../xml/schema/description.ts';
import { digitCode, codeList, pattern, text, type SimpleType } from '../xml/schema/simple-type.ts';

const FORMER_COUNTRIES = 'AN CS FX GZ JH OK TB YO'; // no ISO codes (any more), but on the official list
const COUNTRIES = `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB
GD GE GF GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE
KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU
MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU
RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR ST SV SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`;

export const keyType: SimpleType<string> = { ...text(1, 256), trim: true };
export const brincodeType = pattern(
  '\\p{Nd}{2}\\p{Lu}{2}',
  'een brincode van twee cijfers en twee hoofdletters, zoals 97QX',
  'a brincode of two digits and two capitals, like 97QX',
);
export const dependancecodeType = pattern('\\p{Nd}{2}', 'twee cijfers, zoals 00', 'two digits, like 00');
export const instellingsnummerType = pattern('\\p{Nd}{2,6}', 'twee tot zes cijfers', 'two to six digits');
export const nineDigits = pattern('\\p{Nd}{9}', 'negen cijfers', 'nine digits');
export const fourDigits = pattern('\\p{Nd}{4}', 'vier cijfers', 'four digits');
export const elevenDigits = pattern('\\p{Nd}{11}', 'elf cijfers', 'eleven digits');
export const postcodeNlType = pattern(
  '\\p{Nd}{4}\\p{Lu}{2}',
  'een postcode zonder spatie, zoals 9999ZZ',
  'a postal code without a space, like 9999ZZ',
);

/** For files and answers. The official list ends at 2024-2025; we take any later year that the second one follows. */
export const schooljaarType: SimpleType<string> = {
  base: 'string',
  consecutiveYears: 'listed',
  officialUntil: 2024,
  pattern: '[1-2]\\p{Nd}{3}-[1-2]\\p{Nd}{3}',
  explanation: 'een schooljaar als 2025-2026, waarvan het tweede jaar op het eerste volgt',
  expects: 'a school year like 2025-2026, the second year following the first',
};
/** For requests: a pattern only. */
export const schooljaarVerzoekType: SimpleType<string> = { ...schooljaarType, consecutiveYears: 'pattern' };

export const geslachtType = digitCode(0, 1, 2, 9);
export const jaargroepType = codeList('B D 0 1 2 3 4 5 6 7 8 11 12 13 14 15 16 S V C N H');
const rolCodes = codeList('ADJ ADM CON DIR ICT IB KLA LRK LOS LOC OWA OUD RT SMW STA TAL VAK');
export const rolType: typeof rolCodes = { ...rolCodes, fileOnly: ['TAL'] };
export const etniciteitType = codeList('9 0 1');
export const gewichtNieuwType = codeList('? 0 0,3 1,2');
export const gewichtType = codeList('? 0.00 0.25 0.40 0.70 0.90');
export const landType = codeList(`? ${COUNTRIES} ${FORMER_COUNTRIES}`);

/** The year that a pupil is in, or that a group is for. */
export type Jaargroep = ValueOf<typeof jaargroepType>;
/** What a member of staff does, by the list. */
export type Rol = ValueOf<typeof rolType>;
/** The two letters of a country, or `?`. */
export type Land = ValueOf<typeof landType>;
