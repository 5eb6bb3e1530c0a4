/** A message without what means nothing: prefixes, white space between elements, schema hints, comments. */
import { XmlReader } from '../src/xml/read/xml-reader.ts';
import { encode } from './bytes.ts';

export function kanoniek(xml: string | Uint8Array): string {
  const regels: string[] = [];
  let tekst = '';
  let laatsteOpen = false;
  const sluitTekst = (blad: boolean): void => {
    if (blad ? tekst !== '' : tekst.trim() !== '') regels.push(JSON.stringify(tekst));
    tekst = '';
  };
  const lezer = new XmlReader({
    open(naam, attributen) {
      sluitTekst(false);
      const namen = Object.keys(attributen).filter((a) => !/^(xmlns|xsi:)/.test(a));
      const rest = namen.toSorted().map((a) => ` ${a}=${JSON.stringify(attributen[a])}`);
      regels.push(`<{${naam.uri}}${naam.local}${rest.join('')}>`);
      laatsteOpen = true;
    },
    text(stuk) {
      tekst += stuk;
    },
    close() {
      sluitTekst(laatsteOpen);
      laatsteOpen = false;
      regels.push('</>');
    },
  });
  for (const stuk of lezer.chunks(typeof xml === 'string' ? encode(xml) : xml)) lezer.write(stuk);
  lezer.end();
  return regels.join('\n');
}
