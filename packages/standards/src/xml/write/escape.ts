/** Text and attribute values as XML 1.0. */
import { StandardsError } from '../../errors.ts';

/** Everything that cannot simply be copied; a lone half of a surrogate pair is caught with the whole ones. */
// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const BIJZONDER = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;
export const BIJZONDER_ATTRIBUUT = /[&<>"\t\n\r\u0000-\u001f\ufffe\uffff\ud800-\udfff]/; // oxlint-disable-line no-control-regex
/** Not printable ASCII, or to be escaped somewhere: everything that is not one and the same byte wherever it stands. */
export const NIET_GEWOON = /[^ !#-%'-;=?-~]/;
// oxlint-disable-next-line no-control-regex
const VERBODEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Of each ASCII character: 1 when it is copied as it is. */
const gewoonVolgens = (bijzonder: RegExp): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, code) => (bijzonder.test(String.fromCharCode(code)) ? 0 : 1));
export const gewoonInTekst = gewoonVolgens(BIJZONDER);
export const gewoonInAttribuut = gewoonVolgens(BIJZONDER_ATTRIBUUT);

/** A carriage return written as it is would come back as a line feed. */
const VERVANG: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function escapeTekst(tekst: string, element: string): string {
  if (!BIJZONDER.test(tekst)) return tekst;
  verbied(tekst, element);
  return tekst.replace(/[&<>\r]/g, (teken) => VERVANG[teken]!);
}

export function escapeAttribuut(tekst: string, element: string): string {
  if (!BIJZONDER_ATTRIBUUT.test(tekst)) return tekst;
  verbied(tekst, element);
  return tekst.replace(/[&<>"\t\n\r]/g, (teken) => VERVANG[teken]!);
}

function verbied(tekst: string, element: string): void {
  if (VERBODEN.test(tekst) || !tekst.isWellFormed()) {
    throw new StandardsError('WAARDE_ONGELDIG', {
      waarden: { element, uitleg: 'tekst zonder stuurtekens' },
    });
  }
}
