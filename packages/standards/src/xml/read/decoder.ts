/**
 * Bytes → text: UTF-8 unless a byte order mark or the XML declaration says otherwise.
 *
 * Files that say UTF-8 but hold windows-1252 are common: such a file is read as windows-1252 and reported.
 * A file that already showed real UTF-8 and then breaks is damaged, and that is an error: reading on would
 * store a child's name with wrong letters.
 */
import { TextDecoder } from 'node:util';
import { StandardsError } from '../../errors.ts';

const CODERINGEN: Readonly<Record<string, string>> = {
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
const KOP = 256;

/** One for all: it only gets whole characters, so it has nothing to remember between two pieces. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class Decoder {
  /** Set when the bytes were not what they said to be. */
  terugvalNaar1252 = false;
  readonly #charset: string | undefined;
  #kop: Uint8Array | undefined = new Uint8Array(0);
  #decoder: TextDecoder | undefined;
  #utf8 = false;
  /** The first bytes of a character whose rest is in the next piece. */
  #rest: Uint8Array = new Uint8Array(0);
  #meerbyteGezien = false;

  /** `charset` as the transport names it; a byte order mark or XML declaration wins. */
  constructor(charset?: string) {
    this.#charset = charset;
  }

  decode(bytes: Uint8Array, laatste = false): string {
    if (this.#kop !== undefined) {
      bytes = voegSamen(this.#kop, bytes);
      if (bytes.length < KOP && !laatste && !bytes.includes(0x3e)) {
        this.#kop = bytes;
        return '';
      }
      this.#kop = undefined;
      bytes = this.#begin(bytes);
    }
    if (!this.#utf8) return this.#decoder!.decode(bytes, { stream: !laatste });

    if (this.#rest.length > 0) bytes = voegSamen(this.#rest, bytes);
    const heel = laatste ? bytes.length : heleTekens(bytes);
    this.#rest = bytes.slice(heel);
    return this.#decodeUtf8(bytes.subarray(0, heel));
  }

  #begin(bytes: Uint8Array): Uint8Array {
    let codering = this.#charset?.toLowerCase() ?? 'utf-8';
    let mark = 0;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) [codering, mark] = ['utf-8', 3];
    else if (bytes[0] === 0xff && bytes[1] === 0xfe) [codering, mark] = ['utf-16le', 2];
    else if (bytes[0] === 0xfe && bytes[1] === 0xff) [codering, mark] = ['utf-16be', 2];
    else {
      const kop = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(KOP, bytes.length)).toString('latin1');
      const gezegd = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(kop)?.[1];
      // A declaration that we can read as ASCII cannot be UTF-16, whatever it says (databases export that).
      if (gezegd !== undefined) codering = /^utf-?16/i.test(gezegd) ? 'utf-8' : gezegd.toLowerCase();
    }
    const label = codering.startsWith('utf-16') ? codering : CODERINGEN[codering];
    if (label === undefined) throw new StandardsError('XML_CODERING_ONBEKEND');
    this.#utf8 = label === 'utf-8';
    this.#decoder = this.#utf8 ? UTF8 : new TextDecoder(label, { ignoreBOM: true });
    return bytes.subarray(mark);
  }

  #decodeUtf8(bytes: Uint8Array): string {
    try {
      const tekst = this.#decoder!.decode(bytes);
      if (tekst.length !== bytes.length) this.#meerbyteGezien = true;
      return tekst;
    } catch (cause) {
      if (this.#meerbyteGezien || lijktUtf8(bytes)) {
        throw new StandardsError('XML_CODERING', { waarden: { codering: 'UTF-8' }, cause });
      }
      this.terugvalNaar1252 = true;
      this.#utf8 = false;
      this.#decoder = new TextDecoder('windows-1252');
      const alles = voegSamen(bytes, this.#rest);
      this.#rest = new Uint8Array(0);
      return this.#decoder.decode(alles, { stream: true });
    }
  }
}

/** More good multi-byte characters than bad bytes: damaged UTF-8, not windows-1252. */
function lijktUtf8(bytes: Uint8Array): boolean {
  let goed = 0;
  let fout = 0;
  for (const teken of new TextDecoder('utf-8').decode(bytes)) {
    if (teken === '\ufffd') fout++;
    else if (teken > '\u007f') goed++;
  }
  return goed > fout;
}

/** Where the last character that is whole ends. */
function heleTekens(bytes: Uint8Array): number {
  const lengte = bytes.length;
  for (let terug = 1; terug <= Math.min(3, lengte); terug++) {
    const byte = bytes[lengte - terug]!;
    if ((byte & 0xc0) === 0x80) continue;
    const nodig = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return nodig > terug ? lengte - terug : lengte;
  }
  return lengte;
}

function voegSamen(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const samen = new Uint8Array(a.length + b.length);
  samen.set(a);
  samen.set(b, a.length);
  return samen;
}
