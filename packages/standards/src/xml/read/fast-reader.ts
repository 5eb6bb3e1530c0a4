/**
 * The fast path: one whole record (a pupil) taken from the text in one go, when it is written as expected.
 *
 * It knows only what goes right. Whatever it does not expect (an entity, a comment, another order, a value that
 * does not fit, a record that is not whole yet) makes it let go without having changed anything, and the record
 * is read by tokenizer and `ElementLezer` as if nobody had tried. So there is one truth, and it stands there.
 * `docs/standards/snelheid-lezer.md` explains it; `snelpad.test.ts` holds the two together.
 */
import type { Bron } from './text-buffer.ts';
import type { LeesElement, LeesType } from '../schema/compile.ts';
import { STUK, type Limits } from '../limits.ts';
import { tafelVan, type Attribuut, type Kind, type Staat, type Tafel, type Type } from './fast-table.ts';

/** Not as expected: read it by the plain path. */
export const MIS = -1;
/** Good so far, but its end has not come yet: it may be tried once more when there is more text. */
export const HALF = -2;
/** A record that is longer than this is not waited for. */
const MAX_HALF = 4 * 1024;

type Waarde = Record<string, unknown>;

const [TAB, LF, CR, SPATIE, AANHALING, APOSTROF, SLASH, KLEINER, GROTER] = [
  9, 10, 13, 32, 0x22, 0x27, 0x2f, 0x3c, 0x3e,
];
/**
 * The tables below are asked of the last byte of every character, whatever it is: were letters and digits told apart
 * first, then in a key of random ones the processor would guess wrong at every other character.
 */
const LATIN1 = 0xff;
/** Characters in a text that only the plain path understands, and the end of it. */
const STOP = merk('&<\r]');
/** What changes an attribute's value on its way to the reader or may not be in it, and what may be its end. */
const STOP_IN_ATTRIBUUT = merk('&<\t\r\n"\'');

/** The records of one list in one message, under the prefix that its elements have. */
export class Snelpad {
  /** What the last record held; only true after `lees` gave its end. */
  waarde: Waarde = {};
  element: LeesElement;
  /** Where its last tag was opened. */
  laatsteTag = 0;
  /** Identifying numbers that were passed. */
  readonly weggelaten: string[] = [];
  readonly prefix: string;
  /** Elements inside elements, the record included. */
  readonly diepte: number;
  readonly #records: readonly Kind[];
  readonly #namen: Uint16Array;
  readonly #tekst: number;
  #leeg = false;
  #tekens = 0;

  constructor({ records, namen, prefix }: Tafel, tekst: number) {
    this.#records = records;
    this.#namen = namen;
    this.prefix = prefix;
    this.diepte = Math.max(...records.map((record) => record.type!.diepte));
    this.#tekst = tekst;
    this.element = records[0]!.element;
  }

  /** Reads the record whose `<` stands at `i`; gives the place after it, `MIS` or `HALF`. */
  lees(bron: Bron, i: number): number {
    if (this.weggelaten.length > 0) this.weggelaten.length = 0;
    for (const record of this.#records) {
      const naNaam = i + 1 + record.open;
      if (naNaam > bron.tekst.length || !this.#isOpen(bron.codes, i + 1, record)) continue;
      this.laatsteTag = i;
      this.element = record.element;
      this.waarde = {};
      const na =
        naNaam > bron.laatsteKleiner ? MIS : this.#complex(bron, naNaam, record, record.type!, this.waarde);
      return na === MIS && isHalf(bron, i, record) ? HALF : na;
    }
    return MIS;
  }

  /** From behind the name of the start tag to behind the end tag. */
  #complex(bron: Bron, i: number, kind: Kind, type: Type, waarde: Waarde): number {
    const inhoud = this.#attributen(bron, i, type, waarde);
    if (inhoud === MIS) return MIS;
    if (this.#leeg) return type.start.eind ? inhoud : MIS;
    const einde = type.kinderloos ? inhoud : this.#kinderen(bron, inhoud, type, waarde);
    return einde === MIS ? MIS : this.#naTag(bron, einde, kind);
  }

  #attributen(bron: Bron, i: number, type: Type, waarde: Waarde): number {
    const { codes } = bron;
    let gezien = 0;
    let j = i;
    for (;;) {
      let teken = codes[j]!;
      const begin = j;
      while (teken === SPATIE || teken === LF || teken === TAB || teken === CR) teken = codes[++j]!;
      if (teken === GROTER || teken === SLASH) break;
      if (begin === j) return MIS;
      const attribuut = this.#findAttribuut(codes, j, type.attributen);
      if (attribuut === undefined || (gezien & attribuut.bit) !== 0) return MIS;
      gezien |= attribuut.bit;
      j += attribuut.lengte;
      const aanhaling = codes[j]!;
      if (aanhaling !== AANHALING && aanhaling !== APOSTROF) return MIS;
      const einde = this.#eindeVanAttribuut(bron, j + 1, aanhaling);
      if (einde === MIS) return MIS;
      const tekst = bron.knip(j + 1, einde, this.#tekens);
      if (attribuut.trim && heeftRand(tekst)) return MIS;
      const gelezen = attribuut.controle(tekst);
      if (gelezen === undefined) return MIS;
      waarde[attribuut.eigenschap] = gelezen;
      j = einde + 1;
    }
    if ((gezien & type.nodig) !== type.nodig) return MIS;
    this.#leeg = codes[j]! === SLASH;
    if (!this.#leeg) return j + 1;
    return codes[j + 1] === GROTER ? j + 2 : MIS;
  }

  /** Where the value's closing quote stands; an OR of its characters is in `#tekens`. */
  #eindeVanAttribuut({ codes }: Bron, i: number, aanhaling: number): number {
    const andere = aanhaling ^ AANHALING ^ APOSTROF;
    let j = i;
    let teken = codes[j]!;
    let tekens = 0;
    // The last `<` of the text stops it in any case.
    while (STOP_IN_ATTRIBUUT[teken & LATIN1] === 0 || teken === andere || teken > LATIN1) {
      tekens |= teken;
      teken = codes[++j]!;
    }
    this.#tekens = tekens;
    return teken === aanhaling && j - i < this.#tekst ? j : MIS;
  }

  /** Up to the `<` of the end tag. `waarde` is an object, or the array of a list. */
  #kinderen(bron: Bron, i: number, type: Type, waarde: Waarde | unknown[]): number {
    const { codes, laatsteKleiner: laatste } = bron;
    let staat = type.start;
    let j = i;
    for (;;) {
      const wit = j;
      let teken = j > laatste ? 0 : codes[j]!;
      while (teken === SPATIE || teken === LF || teken === TAB || teken === CR) teken = codes[++j]!;
      if (teken !== KLEINER || j - wit > this.#tekst) return MIS;
      // The last `<` opens nothing that ends in this text.
      if (j === laatste || codes[j + 1] === SLASH) return staat.eind ? j : MIS;
      const kind = this.#findKind(codes, j + 1, staat);
      if (kind === undefined) return MIS;
      this.laatsteTag = j;
      j += 1 + kind.open;
      if (j > laatste) return MIS;
      j =
        kind.type === undefined ? this.#tekstKind(bron, j, kind, waarde) : this.#kind(bron, j, kind, waarde);
      if (j === MIS) return MIS;
      staat = kind.staat;
    }
  }

  #tekstKind(bron: Bron, i: number, kind: Kind, ouder: Waarde | unknown[]): number {
    const { codes } = bron;
    let j = i;
    let teken = codes[j]!;
    let tekens = 0;
    while (STOP[teken & LATIN1] === 0 || teken > LATIN1) {
      tekens |= teken;
      teken = codes[++j]!;
    }
    if (teken !== KLEINER || j === i || j - i > this.#tekst) return MIS;
    const einde = this.#naTag(bron, j, kind);
    if (einde === MIS) return MIS;
    const tekst = bron.knip(i, j, tekens);
    if (kind.element.trim && heeftRand(tekst)) return MIS;
    const waarde = kind.controle!(tekst);
    if (waarde === undefined) return MIS;
    const { identificerend, doel, eigenschap, tag, naam } = kind.element;
    if (identificerend) this.weggelaten.push(naam);
    else if (doel === 'eigenschap') (ouder as Waarde)[eigenschap] = waarde;
    else bewaarItem(ouder, kind.element, tag === undefined ? waarde : { kind: tag, waarde });
    return einde;
  }

  #kind(bron: Bron, i: number, kind: Kind, ouder: Waarde | unknown[]): number {
    const { doel, eigenschap, tag } = kind.element;
    // A list has no attributes, so only its items come into it.
    const waarde = (kind.type!.isReeks ? [] : {}) as Waarde;
    const einde = this.#complex(bron, i, kind, kind.type!, waarde);
    if (einde === MIS) return MIS;
    if (doel === 'eigenschap') (ouder as Waarde)[eigenschap] = waarde;
    else bewaarItem(ouder, kind.element, tag === undefined ? waarde : { kind: tag, ...waarde });
    return einde;
  }

  #findAttribuut(codes: Uint16Array, i: number, attributen: readonly Attribuut[]): Attribuut | undefined {
    for (const attribuut of attributen) {
      if (this.#staatOp(codes, i, attribuut.plek, attribuut.lengte)) return attribuut;
    }
    return undefined;
  }

  #findKind(codes: Uint16Array, i: number, staat: Staat): Kind | undefined {
    const { gok } = staat;
    if (gok !== undefined && this.#isOpen(codes, i, gok)) return gok;
    for (const kind of staat.kinderen) if (this.#isOpen(codes, i, kind)) return (staat.gok = kind);
    return undefined;
  }

  #isOpen(codes: Uint16Array, i: number, { plek, open }: Kind): boolean {
    return this.#staatOp(codes, i, plek + '</'.length, open);
  }

  #naTag({ tekst, codes }: Bron, i: number, { plek, sluit }: Kind): number {
    const einde = i + sluit;
    return einde <= tekst.length && this.#staatOp(codes, i, plek, sluit) ? einde : MIS;
  }

  #staatOp(codes: Uint16Array, i: number, plek: number, lengte: number): boolean {
    const namen = this.#namen;
    for (let k = 0; k < lengte; k++) if (codes[i + k] !== namen[plek + k]) return false;
    return true;
  }
}

function bewaarItem(ouder: Waarde | unknown[], { doel, eigenschap }: LeesElement, item: unknown): void {
  if (doel === 'reeks') (ouder as unknown[]).push(item);
  else (((ouder as Waarde)[eigenschap] ??= []) as unknown[]).push(item);
}

function isHalf({ tekst }: Bron, i: number, { eindtag }: Kind): boolean {
  return tekst.length - i < MAX_HALF && !tekst.includes(eindtag, i);
}

function merk(tekens: string): Uint8Array {
  const gemerkt = new Uint8Array(LATIN1 + 1);
  for (const teken of tekens) gemerkt[teken.charCodeAt(0)] = 1;
  return gemerkt;
}

/** The plain path takes white space off a key, and says so. */
function heeftRand(tekst: string): boolean {
  return (
    (isVerdacht(tekst.charCodeAt(0)) || isVerdacht(tekst.charCodeAt(tekst.length - 1))) &&
    tekst.trim().length !== tekst.length
  );
}

/** May be white space: all that is not plain ASCII is looked at by V8. */
const isVerdacht = (teken: number): boolean => !(teken > SPATIE && teken < 0x7f);

/** The fast path for the items of a list that are handed out one by one; undefined when there are none. */
export function makeSnelpad(lijst: LeesType, prefix: string, grenzen: Limits): Snelpad | undefined {
  const tafel = tafelVan(lijst, prefix);
  if (tafel.records.length === 0 || tafel.attributen > grenzen.attributes) return undefined;
  // A record that is read in one go stands in one piece, and that has no room for more elements than this.
  if (grenzen.elements < STUK) return undefined;
  return new Snelpad(tafel, grenzen.text);
}
