/** XML 1.0: which characters are allowed where, and how references and line ends are decoded. */

/** The text is not well-formed XML. `message` is for the log and never repeats the text. */
export class NotWellFormedError extends Error {}

/** 1 for each ASCII character that a name may contain; `isName` also checks the first character. */
export const NAME_CHARACTER = new Uint8Array(128);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:-.') {
  NAME_CHARACTER[char.charCodeAt(0)] = 1;
}

const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = new RegExp(
  `^[${NAME_START}][${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`,
  'u',
);

export function isName(name: string): boolean {
  return NAME.test(name);
}

// oxlint-disable-next-line no-control-regex -- these are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Does not look for lone surrogates: our decoders give none. */
export function hasOnlyXmlCharacters(text: string): boolean {
  return !FORBIDDEN.test(text);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));|&/g;

export function decodeText(text: string): string {
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  return text.includes('&') ? decodeReferences(text) : text;
}

export function normalizeAttribute(text: string): string {
  if (!/[&<\t\r\n]/.test(text)) return text;
  if (text.includes('<')) throw new NotWellFormedError('< in an attribute value');
  return decodeReferences(text.replace(/\r\n|[\t\r\n]/g, ' '));
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name]!;
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
    if (!isCharacter(code))
      throw new NotWellFormedError(code < 0 ? 'undefined entity' : 'malformed character entity');
    return String.fromCodePoint(code);
  });
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
