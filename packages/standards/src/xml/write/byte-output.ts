/**
 * Collects output as UTF-8 bytes. Nearly all text is plain ASCII and is checked and copied in one pass; only other text
 * takes a second one.
 */
import { escapeAttribute, escapeText, plainInAttribute, plainInText } from './escape.ts';

/** A chunk of this size goes out: big enough to be cheap, small enough to keep the receiver busy. */
const CHUNK = 64 * 1024;
/** The first chunk is smaller and each next one twice as big: until the first comes, the receiver waits. */
const FIRST_CHUNK = 16 * 1024;
/** Room for the record that fills the chunk. */
const SLACK = 16 * 1024;
const INITIAL_BYTES = 4 * 1024;
const EMPTY: Buffer = Buffer.alloc(0);

export class ByteOutput {
  #bytes = EMPTY;
  #length = 0;
  /** Records not yet copied, one character per byte: V8 joins and copies strings much quicker all at once. */
  #records = '';
  #fullAt = FIRST_CHUNK;

  get isFull(): boolean {
    return this.#length + this.#records.length >= this.#fullAt;
  }

  /** Adds a finished record, one character per byte. */
  record(xml: string): void {
    this.#records += xml;
  }

  /** Adds encoded markup: tags, declarations. */
  fixed(codes: Uint8Array): void {
    if (this.#records !== '') this.#flushRecords();
    const start = this.#length;
    const end = start + codes.length;
    if (end > this.#bytes.length) this.#grow(end);
    const bytes = this.#bytes;
    for (let i = 0; i < codes.length; i++) bytes[start + i] = codes[i]!;
    this.#length = end;
  }

  /** Adds `open`, the escaped text of an element, `close`. */
  text(open: Uint8Array, text: string, close: Uint8Array): void {
    if (this.#writePlain(open, text, close, plainInText)) return;
    this.fixed(open);
    this.#write(escapeText(text));
    this.fixed(close);
  }

  /** Adds `open`, the escaped value of an attribute, `close`. */
  attribute(open: Uint8Array, text: string, close: Uint8Array): void {
    if (this.#writePlain(open, text, close, plainInAttribute)) return;
    this.fixed(open);
    this.#write(escapeAttribute(text));
    this.fixed(close);
  }

  /** Gives the bytes to the caller and begins a new chunk. */
  take(): Uint8Array {
    if (this.#records !== '') this.#flushRecords();
    this.#fullAt = Math.min(2 * this.#fullAt, CHUNK);
    const { buffer } = this.#bytes;
    const length = this.#length;
    this.#length = 0;
    // A small result is copied, so that the big buffer can be reused.
    if (length < CHUNK) return new Uint8Array(buffer.slice(0, length));
    this.#bytes = EMPTY;
    return new Uint8Array(buffer, 0, length);
  }

  toString(): string {
    if (this.#records !== '') this.#flushRecords();
    return this.#bytes.toString('utf8', 0, this.#length);
  }

  /** Adds the three when the text is plain; otherwise changes nothing and gives false. */
  #writePlain(open: Uint8Array, text: string, close: Uint8Array, isPlain: Uint8Array): boolean {
    if (this.#records !== '') this.#flushRecords();
    const { length } = text;
    let n = this.#length;
    const end = n + open.length + length + close.length;
    if (end > this.#bytes.length) this.#grow(end);
    const bytes = this.#bytes;
    for (let i = 0; i < open.length; i++) bytes[n++] = open[i]!;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127 || isPlain[code] === 0) return false;
      bytes[n++] = code;
    }
    for (let i = 0; i < close.length; i++) bytes[n++] = close[i]!;
    this.#length = n;
    return true;
  }

  #flushRecords(): void {
    const records = this.#records;
    this.#records = '';
    const end = this.#length + records.length;
    if (end > this.#bytes.length) this.#grow(end);
    this.#bytes.write(records, this.#length, 'latin1');
    this.#length = end;
  }

  #write(text: string): void {
    if (this.#records !== '') this.#flushRecords();
    const room = this.#length + 3 * text.length;
    if (room > this.#bytes.length) this.#grow(room);
    this.#length += this.#bytes.write(text, this.#length);
  }

  #grow(needed: number): void {
    const chunk = CHUNK + SLACK;
    const size =
      needed <= INITIAL_BYTES
        ? INITIAL_BYTES
        : needed <= chunk
          ? chunk
          : Math.max(needed, 2 * this.#bytes.length);
    const larger = Buffer.allocUnsafeSlow(size);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Encodes markup once, for many writes. */
export const encodeFixed = (xml: string): Uint8Array => new TextEncoder().encode(xml);
