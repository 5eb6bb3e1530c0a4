/** The text to read from, also as numbers: a typed array gives a character far quicker than a string does. */
export class Bron {
  tekst = '';
  /**
   * The same, with another character for each one outside Latin-1. V8 gives every character of a text two bytes when one
   * of them needs it, and all that is cut from it as well: a Turkish name would make all its neighbours slow.
   */
  smal = '';
  codes = new Uint16Array(0);
  /** The last `<` in it: whoever scans from before it stops there at the latest, and never has to ask for the end. */
  laatsteKleiner = -1;
  #bytes = Buffer.alloc(0);
  #paren = new Int32Array(0);
  #smalleBytes = Buffer.alloc(0);

  zet(tekst: string): void {
    this.tekst = tekst;
    this.laatsteKleiner = tekst.lastIndexOf('<');
    const { length } = tekst;
    if (this.codes.length < length + ACHT) {
      // What waits for its end comes back longer each time: not a new array for each of them.
      this.#paren = new Int32Array(Math.max(Math.ceil((length + ACHT) / 2), this.codes.length));
      this.codes = new Uint16Array(this.#paren.buffer);
      this.#bytes = Buffer.from(this.#paren.buffer);
    }
    this.#bytes.write(tekst, 'utf16le');
    if (BIG_ENDIAN) this.#bytes.subarray(0, 2 * length).swap16();
    this.codes.fill(SPATIE, length, length + ACHT);
  }

  /** What stands from `i` to `j`; `tekens` is an OR of its characters. */
  knip(i: number, j: number, tekens: number): string {
    return (tekens > LATIN1 ? this.tekst : this.smal).slice(i, j);
  }

  /** What stands from `i` on. */
  rest(i: number): string {
    const { length } = this.tekst;
    let tekens = 0;
    if (this.smal !== this.tekst) for (let j = i; j < length; j++) tekens |= this.codes[j]!;
    return this.knip(i, length, tekens);
  }

  /**
   * Only characters that XML 1.0 allows; lone surrogates need no look: our decoders never give them.
   * Makes `smal` on the way.
   */
  isGeldig(): boolean {
    const paren = this.#paren;
    const aantal = (this.tekst.length + 1) >> 1;
    let alle = 0;
    for (let i = 0; i < aantal; i += 4) {
      // Eight at once. Taking 0x20 off sets the high bit of what is below it, and the rare ones have theirs set.
      const a = paren[i]!;
      const b = paren[i + 1]!;
      const c = paren[i + 2]!;
      const d = paren[i + 3]!;
      const laag = (a - DREMPEL) | (b - DREMPEL) | (c - DREMPEL) | (d - DREMPEL);
      alle |= a | b | c | d;
      if (((laag | a | b | c | d) & HOOG) !== 0 && !this.#zijnGeldig(2 * i)) return false;
    }
    this.smal = (alle & BREED) === 0 ? this.tekst : this.#versmal();
    return true;
  }

  #versmal(): string {
    const { codes, tekst } = this;
    if (this.#smalleBytes.length < codes.length) this.#smalleBytes = Buffer.alloc(codes.length);
    this.#smalleBytes.set(codes);
    return this.#smalleBytes.toString('latin1', 0, tekst.length);
  }

  #zijnGeldig(van: number): boolean {
    for (let i = van; i < van + ACHT; i++) {
      const code = this.codes[i]!;
      if (code < SPATIE ? code !== LF && code !== CR && code !== TAB : code >= 0xfffe) return false;
    }
    return true;
  }
}

const [TAB, LF, CR, SPATIE] = [9, 10, 13, 32];
const ACHT = 8;
const DREMPEL = 0x00200020;
const HOOG = 0x80008000;
const LATIN1 = 0xff;
const BREED = 0xff00ff00;
const BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
