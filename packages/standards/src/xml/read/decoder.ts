/**
 * Bytes → text: UTF-8 unless a byte order mark or the XML declaration says otherwise.
 *
 * Files that declare UTF-8 but hold windows-1252 are common: the decoder reads them as windows-1252 and says so.
 * A file with one valid character of UTF-8 anywhere, before or after the wrong byte, is damaged, and that is an error: to
 * read on would store a child's name with wrong letters.
 */
import { StandardsError } from '../../errors.ts';

const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
]);

/** How a zip and a gzip begin: a file that a school gets by mail is often one of them. */
const ARCHIVES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
];

/** Enough for a byte order mark and the longest sensible XML declaration. */
const HEAD_BYTES = 256;

/** Shared by all readers: it only gets whole characters, so it keeps no state between two chunks. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Decoder {
  /** True once the bytes turned out to be windows-1252 instead of the declared UTF-8. */
  fellBackTo1252 = false;
  readonly #charset: string | undefined;
  #head: Uint8Array | undefined = new Uint8Array(0);
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #utf8 = false;
  /** The first bytes of a character that the next chunk completes. */
  #rest: Uint8Array = new Uint8Array(0);
  #multibyteSeen = false;
  /** The last bytes that were read as windows-1252: a character may begin in them. */
  #tail: Uint8Array = new Uint8Array(0);

  /**
   * `charset`: as the transport names it. It goes before the XML declaration, a byte order mark before both (RFC 7303 §3);
   * a charset that we do not know says nothing.
   */
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
    if (!this.#utf8) {
      if (this.fellBackTo1252) this.#refuseUtf8(bytes);
      return this.#decoder!.decode(bytes, { stream: !last });
    }

    if (this.#rest.length > 0) bytes = concat(this.#rest, bytes);
    const wholeEnd = last ? bytes.length : findWholeEnd(bytes);
    this.#rest = bytes.slice(wholeEnd);
    return this.#decodeUtf8(bytes.subarray(0, wholeEnd));
  }

  #start(bytes: Uint8Array): Uint8Array {
    if (ARCHIVES.some((start) => start.every((byte, i) => bytes[i] === byte))) {
      throw new StandardsError('BESTAND_INGEPAKT');
    }
    const charset = this.#charset?.toLowerCase() ?? '';
    let encoding = isKnown(charset) ? charset : 'utf-8';
    let mark = 0;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) [encoding, mark] = ['utf-8', 3];
    else if (bytes[0] === 0xff && bytes[1] === 0xfe) [encoding, mark] = ['utf-16le', 2];
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) [encoding, mark] = ['utf-16be', 2];
    else {
      const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
      const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(head)?.[1];
      // A declaration that we can read as ASCII cannot be UTF-16, whatever it says (databases export that).
      if (declared !== undefined && encoding !== charset) encoding = declared.toLowerCase();
      if (/^utf-?16/.test(encoding) && head.startsWith('<?xml')) encoding = 'utf-8';
    }
    const label = encoding.startsWith('utf-16') ? encoding : ENCODINGS.get(encoding);
    if (label === undefined) throw new StandardsError('XML_CODERING_ONBEKEND');
    this.#utf8 = label === 'utf-8';
    this.#decoder = this.#utf8 ? UTF8 : new TextDecoder(label, { ignoreBOM: true });
    return bytes.subarray(mark);
  }

  /** What is read as windows-1252 may hold no character of UTF-8, also not one that two chunks share. */
  #refuseUtf8(bytes: Uint8Array): void {
    const seen = concat(this.#tail, bytes);
    if (hasUtf8(seen)) throw damaged();
    this.#tail = seen.slice(-3);
  }

  #decodeUtf8(bytes: Uint8Array): string {
    try {
      const text = this.#decoder!.decode(bytes);
      if (text.length !== bytes.length) this.#multibyteSeen = true;
      return text;
    } catch (cause) {
      if (this.#multibyteSeen) throw damaged(cause);
      const all = concat(bytes, this.#rest);
      this.#refuseUtf8(all);
      this.fellBackTo1252 = true;
      this.#utf8 = false;
      this.#decoder = new TextDecoder('windows-1252');
      this.#rest = new Uint8Array(0);
      return this.#decoder.decode(all, { stream: true });
    }
  }
}

const damaged = (cause?: unknown): StandardsError =>
  new StandardsError('XML_CODERING', { values: { encoding: 'UTF-8' }, cause });

const isKnown = (charset: string): boolean => ENCODINGS.has(charset) || /^utf-?16(?:le|be)?$/.test(charset);

/**
 * A character of UTF-8 of two to four bytes, or half of one that a database wrote as two (CESU-8). In windows-1252 each
 * would be a capital or a letter with an accent and then signs that stand in no name.
 */
const UTF8_CHARACTER = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/;

const hasUtf8 = (bytes: Uint8Array): boolean =>
  UTF8_CHARACTER.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));

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
