/**
 * Collects what is written, as bytes (UTF-8). Nearly all text is plain ASCII, and that goes in with one look at
 * each character: is it plain, and where does it go? Only what is not plain is looked at again.
 */
import { escapeAttribuut, escapeTekst, gewoonInAttribuut, gewoonInTekst } from './escape.ts';

/** From here on a piece goes out: big enough to be cheap, small enough to keep the receiver busy. */
const STUK = 64 * 1024;
/** The first is smaller, and the next twice that: until it comes the receiver has nothing to do. */
const EERSTE_STUK = 16 * 1024;
/** Room for the record that makes a piece full. */
const SPELING = 16 * 1024;
const BEGIN = 4 * 1024;
const LEEG: Buffer = Buffer.alloc(0);

export class Uitvoer {
  #bytes = LEEG;
  #lengte = 0;
  /** Records that still have to go in, a character for each byte: V8 joins and copies them much quicker all at once. */
  #records = '';
  #vol = EERSTE_STUK;

  get isVol(): boolean {
    return this.#lengte + this.#records.length >= this.#vol;
  }

  /** A record that is ready: its bytes, a character for each. */
  record(xml: string): void {
    this.#records += xml;
  }

  /** XML of our own: tags, declarations. */
  vast(codes: Uint8Array): void {
    if (this.#records !== '') this.#neemRecordsOp();
    const begin = this.#lengte;
    const einde = begin + codes.length;
    if (einde > this.#bytes.length) this.#groei(einde);
    const bytes = this.#bytes;
    for (let i = 0; i < codes.length; i++) bytes[begin + i] = codes[i]!;
    this.#lengte = einde;
  }

  /** `open`, the text of an element, `sluit`. */
  tekst(open: Uint8Array, tekst: string, sluit: Uint8Array, element: string): void {
    if (this.#gewoon(open, tekst, sluit, gewoonInTekst)) return;
    this.vast(open);
    this.#schrijf(escapeTekst(tekst, element));
    this.vast(sluit);
  }

  /** `open`, the value of an attribute, `sluit`. */
  attribuut(open: Uint8Array, tekst: string, sluit: Uint8Array, element: string): void {
    if (this.#gewoon(open, tekst, sluit, gewoonInAttribuut)) return;
    this.vast(open);
    this.#schrijf(escapeAttribuut(tekst, element));
    this.vast(sluit);
  }

  /** What is there, for somebody else to keep; from here on an empty one. */
  neem(): Uint8Array {
    if (this.#records !== '') this.#neemRecordsOp();
    this.#vol = Math.min(2 * this.#vol, STUK);
    const { buffer } = this.#bytes;
    const lengte = this.#lengte;
    this.#lengte = 0;
    // What is small does not hold on to a big buffer, and that can be used again.
    if (lengte < STUK) return new Uint8Array(buffer.slice(0, lengte));
    this.#bytes = LEEG;
    return new Uint8Array(buffer, 0, lengte);
  }

  toString(): string {
    if (this.#records !== '') this.#neemRecordsOp();
    return this.#bytes.toString('utf8', 0, this.#lengte);
  }

  /** Puts it in when the text holds nothing special; otherwise nothing has happened. */
  #gewoon(open: Uint8Array, tekst: string, sluit: Uint8Array, isGewoon: Uint8Array): boolean {
    if (this.#records !== '') this.#neemRecordsOp();
    const { length } = tekst;
    let n = this.#lengte;
    const einde = n + open.length + length + sluit.length;
    if (einde > this.#bytes.length) this.#groei(einde);
    const bytes = this.#bytes;
    for (let i = 0; i < open.length; i++) bytes[n++] = open[i]!;
    for (let i = 0; i < length; i++) {
      const code = tekst.charCodeAt(i);
      if (code > 127 || isGewoon[code] === 0) return false;
      bytes[n++] = code;
    }
    for (let i = 0; i < sluit.length; i++) bytes[n++] = sluit[i]!;
    this.#lengte = n;
    return true;
  }

  #neemRecordsOp(): void {
    const records = this.#records;
    this.#records = '';
    const einde = this.#lengte + records.length;
    if (einde > this.#bytes.length) this.#groei(einde);
    this.#bytes.write(records, this.#lengte, 'latin1');
    this.#lengte = einde;
  }

  #schrijf(tekst: string): void {
    if (this.#records !== '') this.#neemRecordsOp();
    const ruimte = this.#lengte + 3 * tekst.length;
    if (ruimte > this.#bytes.length) this.#groei(ruimte);
    this.#lengte += this.#bytes.write(tekst, this.#lengte);
  }

  #groei(nodig: number): void {
    const stuk = STUK + SPELING;
    const grootte = nodig <= BEGIN ? BEGIN : nodig <= stuk ? stuk : Math.max(nodig, 2 * this.#bytes.length);
    const groter = Buffer.allocUnsafeSlow(grootte);
    groter.set(this.#bytes.subarray(0, this.#lengte));
    this.#bytes = groter;
  }
}

/** XML of our own, made ready once. */
export const vast = (xml: string): Uint8Array => new TextEncoder().encode(xml);
