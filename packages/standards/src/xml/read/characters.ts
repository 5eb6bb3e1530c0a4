/** XML 1.0: which characters may stand where, and what entities and line ends become. */

/** Not well-formed; `message` is for the log and repeats nothing of the text. */
export class NietWelgevormd extends Error {}

/** ASCII characters that a name may hold; whether it may begin with them is `isNaam`'s affair. */
export const NAAMTEKEN = new Uint8Array(128);
for (const teken of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:-.') {
  NAAMTEKEN[teken.charCodeAt(0)] = 1;
}

const BEGIN =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAAM = new RegExp(`^[${BEGIN}][${BEGIN}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`, 'u');

export function isNaam(naam: string): boolean {
  return NAAM.test(naam);
}

// oxlint-disable-next-line no-control-regex -- these are what XML forbids
const VERBODEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Lone surrogates need no look: our decoders never give them. */
export function geldigeTekens(tekst: string): boolean {
  return !VERBODEN.test(tekst);
}

const ENTITEITEN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const VERWIJZING = /&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));|&/g;

export function decodeTekst(tekst: string): string {
  if (tekst.includes('\r')) tekst = tekst.replace(/\r\n?/g, '\n');
  return tekst.includes('&') ? decodeVerwijzingen(tekst) : tekst;
}

export function normaliseerAttribuut(tekst: string): string {
  if (!/[&<\t\r\n]/.test(tekst)) return tekst;
  if (tekst.includes('<')) throw new NietWelgevormd('< in an attribute value');
  return decodeVerwijzingen(tekst.replace(/\r\n|[\t\r\n]/g, ' '));
}

function decodeVerwijzingen(tekst: string): string {
  return tekst.replace(VERWIJZING, (_, decimaal?: string, hex?: string, naam?: string) => {
    if (naam !== undefined) return ENTITEITEN[naam]!;
    const code =
      decimaal !== undefined ? Number(decimaal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
    if (!isTeken(code))
      throw new NietWelgevormd(code < 0 ? 'undefined entity' : 'malformed character entity');
    return String.fromCodePoint(code);
  });
}

function isTeken(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
