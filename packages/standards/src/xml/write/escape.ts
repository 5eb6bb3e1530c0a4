/** Text and attribute values as XML 1.0. */
import { ValueError } from './value-error.ts';

/** Characters that cannot be copied as they are; includes surrogates, to find lone ones. */
// oxlint-disable-next-line no-control-regex -- these are the characters that XML forbids
const SPECIAL = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]/;
export const SPECIAL_IN_ATTRIBUTE = /[&<>"\t\n\r\u0000-\u001f\ufffe\uffff\ud800-\udfff]/; // oxlint-disable-line no-control-regex
/** Any character that is not printable ASCII or is escaped somewhere. */
export const NOT_PLAIN = /[^ !#-%'-;=?-~]/;
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** A printable ASCII character, and no space: no white space of any kind. */
export const isPlainInk = (code: number): boolean => code > 0x20 && code < 0x7f;

/** For each ASCII character: 1 when it can be copied as it is. */
const plainUnder = (special: RegExp): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, code) => (special.test(String.fromCharCode(code)) ? 0 : 1));
export const plainInText = plainUnder(SPECIAL);
export const plainInAttribute = plainUnder(SPECIAL_IN_ATTRIBUTE);

/** A reader would turn an unescaped carriage return into a line feed. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  refuseForbidden(text);
  return text.replace(/[&<>\r]/g, (char) => REPLACEMENTS[char]!);
}

export function escapeAttribute(text: string): string {
  if (!SPECIAL_IN_ATTRIBUTE.test(text)) return text;
  refuseForbidden(text);
  return text.replace(/[&<>"\t\n\r]/g, (char) => REPLACEMENTS[char]!);
}

function refuseForbidden(text: string): void {
  if (FORBIDDEN.test(text) || !text.isWellFormed()) {
    throw new ValueError('WAARDE_ONGELDIG', {
      explanation: 'een tekst zonder stuurtekens',
      expects: 'a text without control characters',
    });
  }
}
