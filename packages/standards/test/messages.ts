/** Requests as somebody else might write them, each field to be spoiled by a test. */
import { klant, sleutel } from './school.ts';

export const AUT = 'http://www.edustandaard.nl/leerresultaten/2/autorisatie';
export const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';

export const header = (over: Partial<Record<'sleutel' | 'klantcode' | 'klantnaam', string>> = {}): string =>
  `<aut:autorisatie xmlns:aut="${AUT}"><aut:autorisatiesleutel>${over.sleutel ?? sleutel}</aut:autorisatiesleutel><aut:klantcode>${over.klantcode ?? klant.klantcode}</aut:klantcode><aut:klantnaam>${over.klantnaam ?? klant.klantnaam}</aut:klantnaam></aut:autorisatie>`;

export const BASE = {
  schooljaar: '2025-2026',
  brincode: '97QX',
  dependancecode: '00',
  schoolkey: '',
  xsdversie: '2.2',
  gegevenssetid: '',
  laatstontvangengegevens: '',
};
export const body = (over: Partial<typeof BASE> = {}, name = 'leerlinggegevens_verzoek'): string =>
  `<lg:${name} xmlns:lg="${LG}">${Object.entries({ ...BASE, ...over })
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `<lg:${field}>${value}</lg:${field}>`)
    .join('')}</lg:${name}>`;

export const envelop = (heading: string, content: string, soap = SOAP): string =>
  `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="${soap}"><s:Header>${heading}</s:Header><s:Body>${content}</s:Body></s:Envelope>`;

export const LR = 'http://www.edustandaard.nl/leerresultaten/2/leerresultaten';

/** With groups: a name of an element and its key, or none. */
export const withGroepen = (content: string, ...groepen: readonly (readonly [string, string?])[]): string =>
  content.replace(
    /<\/lg:(\w+_verzoek)>/,
    `<lg:groepen>${groepen.map(([name, key]) => `<lg:${name}${key === undefined ? '' : ` key="${key}"`}/>`).join('')}</lg:groepen></lg:$1>`,
  );

export const SCHOOL = {
  schooljaar: '2025-2026',
  brincode: '97QX',
  dependancecode: '00',
  schoolkey: '',
  aanmaakdatum: '2026-01-05T07:30:00+01:00',
  xsdversie: '2.2',
  commentaar: '',
};

export const resultaat = (key: string, content = '<toetscode>T</toetscode><score>1</score>'): string =>
  `<resultaat key="${key}"><afnamedatum>2026-01-05</afnamedatum>${content}</resultaat>`;
export const afname = (resultaten: string, leerlingid = 'LL-1'): string =>
  `<toetsafname><leerlingid>${leerlingid}</leerlingid><resultaten>${resultaten}</resultaten></toetsafname>`;

/** Results on their way to the school: one, unless it is said otherwise. */
export function resultaten(
  over: Partial<typeof SCHOOL> & { afnames?: string; toetsen?: string } = {},
): string {
  const {
    afnames = afname(resultaat('R1')),
    toetsen = '<toets><toetscode>T</toetscode></toets>',
    ...rest
  } = over;
  const school = Object.entries({ ...SCHOOL, ...rest })
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `<${field}>${value}</${field}>`)
    .join('');
  return `<leerresultaten_verzoek xmlns="${LR}"><school>${school}</school><toetsafnames>${afnames}</toetsafnames><toetsen>${toetsen}</toetsen></leerresultaten_verzoek>`;
}
