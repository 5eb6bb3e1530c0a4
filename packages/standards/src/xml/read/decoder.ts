/**
 * Bytes → text: UTF-8 unless a byte order mark or the XML declaration says otherwise.
 *
 * Files that declare UTF-8 but hold windows-1252 are common: the decoder reads them as windows-1252 and says so.
 * A file with real UTF-8 before the wrong byte is damaged, and that is an error: to read on would store a child's name
 * with wrong letters.
 */
import { TextDecoder } from 'node:util';
import { StandardsError } from '../../errors.ts';

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
};

/** Enough for a byte order mark and the longest sensible XML declaration. */
const HEAD_BYTES = 256;

/** Shared by all readers: it only gets whole characters, so it keeps no state between two chunks. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Decoder {
  /** True once the bytes turned out to be windows-1252 instead of the declared UTF-8. */
  fellBackTo1252 = false;
  readonly #charset: string | undefined;
  #head: Uint8Array | undefined = new Uint8Array(0);
  #decoder: TextDecoder | undefined;
  #utf8 = false;
  /** The first bytes of a character that the next chunk completes. */
  #rest: Uint8Array = new Uint8Array(0);
  #multibyteSeen = false;

  /** `charset`: as the transport names it. A byte order mark or XML declaration takes precedence. */
  constructor(charset?: string) {
    this.#charset = charset;
  }

  decode(bytes: Uint8Array, last = false): string {
    if (this.#head !== undefined) {
      bytes = concat(this.#head, bytes);
      if (bytes.length < HEAD_BYTES && !last && !bytes.includes(0x3e)) {
        this.#head = bytes;
        return '';
      }
      this.#head = undefined;
      bytes = this.#start(bytes);
    }
    if (!this.#utf8) return this.#decoder!.decode(bytes, { stream: !last });

    if (this.#rest.length > 0) bytes = concat(this.#rest, bytes);
    const wholeEnd = last ? bytes.length : findWholeEnd(bytes);
    this.#rest = bytes.slice(wholeEnd);
    return this.#decodeUtf8(bytes.subarray(0, wholeEnd));
  }

  #start(bytes: Uint8Array): Uint8Array {
    let encoding = this.#charset?.toLowerCase() ?? 'utf-8';
    let mark = 0;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) [encoding, mark] = ['utf-8', 3];
    else if (bytes[0] === 0xff && bytes[1] === 0xfe) [encoding, mark] = ['utf-16le', 2];
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) [encoding, mark] = ['utf-16be', 2];
    else {
      const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD_BYTES, bytes.length)).toString(
        'latin1',
      );
      const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1];
      // A declaration that we can read as ASCII cannot be UTF-16, whatever it says (databases export that).
      if (declared !== undefined) encoding = /^utf-?16/i.test(declared) ? 'utf-8' : declared.toLowerCase();
    }
    const label = encoding.startsWith('utf-16') ? encoding : ENCODINGS[encoding];
    if (label === undefined) throw new StandardsError('XML_CODERING_ONBEKEND');
    this.#utf8 = label === 'utf-8';
    this.#decoder = this.#utf8 ? UTF8 : new TextDecoder(label, { ignoreBOM: true });
    return bytes.subarray(mark);
  }

  #decodeUtf8(bytes: Uint8Array): string {
    try {
      const text = this.#decoder!.decode(bytes);
      if (text.length !== bytes.length) this.#multibyteSeen = true;
      return text;
    } catch (cause) {
      if (this.#multibyteSeen || looksLikeUtf8(bytes)) {
        throw new StandardsError('XML_CODERING', { values: { encoding: 'UTF-8' }, cause });
      }
      this.fellBackTo1252 = true;
      this.#utf8 = false;
      this.#decoder = new TextDecoder('windows-1252');
      const all = concat(bytes, this.#rest);
      this.#rest = new Uint8Array(0);
      return this.#decoder.decode(all, { stream: true });
    }
  }
}

/** More valid multi-byte characters than invalid bytes mean damaged UTF-8, not windows-1252. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (const char of new TextDecoder('utf-8').decode(bytes)) {
    if (char === '\ufffd') bad++;
    else if (char > '\u007f') good++;
  }
  return good > bad;
}

/** The index after the last complete character. */
function findWholeEnd(bytes: Uint8Array): number {
  const length = bytes.length;
  for (let back = 1; back <= Math.min(3, length); back++) {
    const byte = bytes[length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? length - back : length;
  }
  return length;
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
