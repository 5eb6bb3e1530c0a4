/** The text to read, also as numbers: a typed array gives a character far quicker than a string. */
export class TextBuffer {
  text = '';
  /**
   * The same text with another character in place of each one outside Latin-1. When one character needs two bytes, V8
   * gives every character of the text two bytes, and every slice of it: one Turkish name would slow down all others.
   */
  narrow = '';
  codes = new Uint16Array(0);
  /** Index of the last `<`. A scan that begins before it stops there at the latest and need not test for the end. */
  lastLt = -1;
  #bytes = Buffer.alloc(0);
  #pairs = new Int32Array(0);
  #narrowBytes = Buffer.alloc(0);

  set(text: string): void {
    this.text = text;
    this.lastLt = text.lastIndexOf('<');
    const { length } = text;
    if (this.codes.length < length + EIGHT) {
      // An unfinished text comes back longer each time: keep the array as long as it fits.
      this.#pairs = new Int32Array(Math.max(Math.ceil((length + EIGHT) / 2), this.codes.length));
      this.codes = new Uint16Array(this.#pairs.buffer);
      this.#bytes = Buffer.from(this.#pairs.buffer);
    }
    this.#bytes.write(text, 'utf16le');
    if (BIG_ENDIAN) this.#bytes.subarray(0, 2 * length).swap16();
    this.codes.fill(SPACE, length, length + EIGHT);
  }

  /** The text from `i` to `j`; `bits` is the OR of its characters. */
  cut(i: number, j: number, bits: number): string {
    return (bits > LATIN1 ? this.text : this.narrow).slice(i, j);
  }

  /** The text from `i` on. */
  tail(i: number): string {
    const { length } = this.text;
    let bits = 0;
    if (this.narrow !== this.text) for (let j = i; j < length; j++) bits |= this.codes[j]!;
    return this.cut(i, length, bits);
  }

  /**
   * Does the text hold only characters that XML 1.0 allows? Lone surrogates are not looked for: our decoders give none.
   * Also fills `narrow`.
   */
  isValid(): boolean {
    const pairs = this.#pairs;
    const count = (this.text.length + 1) >> 1;
    let all = 0;
    for (let i = 0; i < count; i += 4) {
      // Eight at once. Subtracting 0x20 sets the high bit of a character below it; rare characters have it set already.
      const a = pairs[i]!;
      const b = pairs[i + 1]!;
      const c = pairs[i + 2]!;
      const d = pairs[i + 3]!;
      const low = (a - THRESHOLD) | (b - THRESHOLD) | (c - THRESHOLD) | (d - THRESHOLD);
      all |= a | b | c | d;
      if (((low | a | b | c | d) & HIGH) !== 0 && !this.#areValid(2 * i)) return false;
    }
    this.narrow = (all & WIDE) === 0 ? this.text : this.#narrow();
    return true;
  }

  #narrow(): string {
    const { codes, text } = this;
    if (this.#narrowBytes.length < codes.length) this.#narrowBytes = Buffer.alloc(codes.length);
    this.#narrowBytes.set(codes);
    return this.#narrowBytes.toString('latin1', 0, text.length);
  }

  #areValid(start: number): boolean {
    for (let i = start; i < start + EIGHT; i++) {
      const code = this.codes[i]!;
      if (code < SPACE ? code !== LF && code !== CR && code !== TAB : code >= 0xfffe) return false;
    }
    return true;
  }
}

const [TAB, LF, CR, SPACE] = [9, 10, 13, 32];
const EIGHT = 8;
const THRESHOLD = 0x00200020;
const HIGH = 0x80008000;
const LATIN1 = 0xff;
const WIDE = 0xff00ff00;
const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
