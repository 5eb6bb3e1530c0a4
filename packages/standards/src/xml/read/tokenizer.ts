/**
 * Text → tags and text, by scanning strings: XML 1.0 without DTDs.
 *
 * Works on whole tokens: what is unfinished at the end of a piece waits for the next one, and is not looked at
 * again until the character that can finish it has come. `tokenizer.test.ts` holds it to saxes, event by event.
 */
import { Bron } from './text-buffer.ts';
import { HALF, MIS } from './fast-reader.ts';
import {
  decodeTekst,
  geldigeTekens,
  isNaam,
  NAAMTEKEN,
  NietWelgevormd,
  normaliseerAttribuut,
} from './characters.ts';

/** Attribute values by name, as written (prefix and all). No prototype: `__proto__` is a name like any other. */
export type Attributen = Readonly<Record<string, string>>;

export interface TokenOntvanger {
  open(qnaam: string, attributen: Attributen, aantal: number, declaraties: boolean): void;
  sluit(): void;
  tekst(tekst: string): void;
  /** A DTD begins. */
  doctype(): void;
  /** The XML declaration gives another version than 1.0. */
  versie(): void;
  /**
   * May take a whole element whose `<` stands at `i`: gives the place after it, `MIS` when it leaves the element
   * to the tokenizer, or `HALF` when it wants to see more of it first. Changes nothing yet.
   */
  snel?(bron: Bron, i: number): number;
  /** What `snel` took counts, at the `line` and `column` of now. Gives the place of the last tag in it. */
  neemSnel?(): number;
}

// An object with `Object.create(null)` is a slow dictionary in V8; an instance of this is not.
const AttributenVan = function () {} as unknown as new () => Record<string, string>;
AttributenVan.prototype = Object.freeze(Object.create(null));
const GEEN: Attributen = Object.freeze(new AttributenVan());

const [TAB, LF, CR, SPATIE, UITROEP, AANHALING, APOSTROF, SLASH, KLEINER, IS, GROTER, VRAAG] = [
  9, 10, 13, 32, 0x21, 0x22, 0x27, 0x2f, 0x3c, 0x3d, 0x3e, 0x3f,
];
const ONAF = -1;
const GEEN_NAMEN = Array.from({ length: 256 }, () => '');

export class Tokenizer {
  /** Of the `<` of the last tag, from 1. */
  line = 1;
  column = 1;
  begonnen = false;
  gesloten = false;
  readonly #ontvanger: TokenOntvanger;
  readonly #open: string[] = [];
  /** Names that were seen and found good, by their length and two of their characters. */
  readonly #namen: string[] = GEEN_NAMEN.slice();
  #buf = '';
  /** What is unfinished cannot be finished before this character comes. */
  #wachtOp = '';
  /** Nothing at all has been taken yet: an XML declaration may stand here. */
  #begin = true;
  #regel = 1;
  /** Where in `#buf` the line begins; negative when it began in an earlier piece. */
  #regelBegin = 0;
  #regelEinde = -1;
  /** Absent: nobody takes whole elements. */
  readonly #bron: Bron | undefined;
  /** The listener wanted to see more of the element that comes first; it is not waited for a second time. */
  #gewacht = false;

  /** `metSnel`: the listener may take whole elements. */
  constructor(ontvanger: TokenOntvanger, metSnel = false) {
    this.#ontvanger = ontvanger;
    this.#bron = metSnel ? new Bron() : undefined;
  }

  /** White space and no more has come. */
  get leeg(): boolean {
    return this.#begin && naWit(this.#buf, 0) === this.#buf.length;
  }

  /** Characters that wait for the rest of their token. */
  get onaf(): number {
    return this.#buf.length;
  }

  write(tekst: string): void {
    const bron = this.#bron;
    if (this.#wachtOp !== '' && !tekst.includes(this.#wachtOp)) {
      if (!geldigeTekens(tekst)) throw new NietWelgevormd('disallowed character');
      this.#buf += tekst;
      return;
    }
    // `join` gives one flat string; `+` a tree of two, which every look at a character would walk again.
    const buf = this.#buf === '' ? tekst : [this.#buf, tekst].join('');
    this.#buf = buf;
    bron?.zet(buf);
    if (!(bron === undefined ? geldigeTekens(tekst) : bron.isGeldig())) {
      throw new NietWelgevormd('disallowed character');
    }
    this.#regelEinde = buf.indexOf('\n');
    this.#wachtOp = '';
    let i = 0;
    try {
      while (i < buf.length) {
        const volgende = buf.charCodeAt(i) === KLEINER ? this.#tag(buf, i) : this.#stukTekst(buf, i);
        if (volgende === ONAF) break;
        i = volgende;
        this.#begin = false;
        this.#gewacht = false;
      }
    } finally {
      // Also when it is not well-formed: then this is where the tag or text that is not begins.
      this.#naarRegel(i);
    }
    this.#regelBegin -= i;
    if (i === buf.length) this.#buf = '';
    else this.#buf = bron === undefined ? buf.slice(i) : bron.rest(i);
  }

  /** What is left must be white space after the root. Returns false when the text stops half-way. */
  end(): boolean {
    // What was waited for does not come; what is there of it is still worth a look.
    if (this.#gewacht) this.write('');
    const eerste = naWit(this.#buf, 0);
    if (eerste === this.#buf.length) {
      if (!this.begonnen) throw new NietWelgevormd('no root element');
      return this.gesloten;
    }
    if (this.#buf.charCodeAt(eerste) !== KLEINER && this.#open.length === 0) {
      throw new NietWelgevormd('text outside of the root element');
    }
    return false;
  }

  /** Puts `line` and `column` on a place in the text. */
  #naarRegel(plaats: number): void {
    const buf = this.#buf;
    while (this.#regelEinde >= 0 && this.#regelEinde < plaats) {
      this.#regel++;
      this.#regelBegin = this.#regelEinde + 1;
      this.#regelEinde = buf.indexOf('\n', this.#regelBegin);
    }
    this.line = this.#regel;
    this.column = plaats - this.#regelBegin + 1;
  }

  #stukTekst(buf: string, i: number): number {
    const einde = buf.indexOf('<', i);
    if (einde < 0) {
      this.#wachtOp = '<';
      return ONAF;
    }
    const tekst = buf.slice(i, einde);
    if (this.#open.length > 0) {
      if (tekst.includes(']]>')) throw new NietWelgevormd('the string ]]> in text');
      this.#ontvanger.tekst(decodeTekst(tekst));
    } else if (/[^ \t\r\n]/.test(tekst)) throw new NietWelgevormd('text outside of the root element');
    return einde;
  }

  #tag(buf: string, i: number): number {
    switch (buf.charCodeAt(i + 1)) {
      case SLASH:
        return this.#eindTag(buf, i);
      case UITROEP:
        return this.#commentaarOfCdata(buf, i);
      case VRAAG:
        return this.#instructie(buf, i);
      default: {
        const na = this.#bron === undefined ? MIS : this.#snel(buf, i, this.#bron);
        if (na >= 0) return na;
        if (na !== HALF || this.#gewacht) return this.#beginTag(buf, i);
        this.#gewacht = true;
        return ONAF;
      }
    }
  }

  /** As many whole elements in a row as the listener takes; `MIS` or `HALF` when it does not even take one. */
  #snel(buf: string, i: number, bron: Bron): number {
    let klaar = MIS;
    for (let j = i; buf.charCodeAt(j) === KLEINER;) {
      const na = this.#ontvanger.snel!(bron, j);
      if (na < 0) return klaar === MIS ? na : klaar;
      this.#naarRegel(j);
      this.#naarRegel(this.#ontvanger.neemSnel!());
      klaar = na;
      if (na > bron.laatsteKleiner) break;
      // One line end between two; more white space than that is the listener's.
      j = na;
      if (buf.charCodeAt(j) === CR) j++;
      if (buf.charCodeAt(j) === LF) j++;
    }
    return klaar;
  }

  #wacht(): typeof ONAF {
    this.#wachtOp = '>';
    return ONAF;
  }

  #eindTag(buf: string, i: number): number {
    const naam = this.#open.at(-1);
    if (naam === undefined) throw new NietWelgevormd('unexpected close tag');
    let j = i + 2 + naam.length;
    if (j >= buf.length) return this.#wacht();
    if (!staatOp(buf, naam, i + 2)) throw new NietWelgevormd('unmatched closing tag');
    j = naWit(buf, j);
    if (j >= buf.length) return this.#wacht();
    if (buf.charCodeAt(j) !== GROTER) throw new NietWelgevormd('unmatched closing tag');
    this.#sluit();
    return j + 1;
  }

  #sluit(): void {
    this.#ontvanger.sluit();
    this.#open.pop();
    if (this.#open.length === 0) this.gesloten = true;
  }

  #beginTag(buf: string, i: number): number {
    const naNaam = naNaamtekens(buf, i + 1);
    if (naNaam >= buf.length) return this.#wacht();
    const qnaam = this.#naam(buf, i + 1, naNaam);
    let attributen: Record<string, string> | undefined;
    let aantal = 0;
    let declaraties = false;
    let j = naNaam;
    for (;;) {
      const wit = naWit(buf, j);
      if (wit >= buf.length) return this.#wacht();
      const teken = buf.charCodeAt(wit);
      if (teken === GROTER || teken === SLASH) {
        j = wit;
        break;
      }
      if (wit === j) throw new NietWelgevormd('no white space before an attribute');
      const naNaam2 = naNaamtekens(buf, wit);
      const is = naWit(buf, naNaam2);
      const begin = naWit(buf, is + 1);
      if (begin >= buf.length) return this.#wacht();
      if (buf.charCodeAt(is) !== IS) throw new NietWelgevormd('attribute without value');
      const aanhaling = buf.charCodeAt(begin);
      if (aanhaling !== AANHALING && aanhaling !== APOSTROF)
        throw new NietWelgevormd('unquoted attribute value');
      const einde = buf.indexOf(aanhaling === AANHALING ? '"' : "'", begin + 1);
      if (einde < 0) return this.#wacht();
      const naam = this.#naam(buf, wit, naNaam2);
      attributen ??= new AttributenVan();
      if (attributen[naam] !== undefined) throw new NietWelgevormd('duplicate attribute');
      attributen[naam] = normaliseerAttribuut(buf.slice(begin + 1, einde));
      if (naam.startsWith('xmlns')) declaraties = true;
      aantal++;
      j = einde + 1;
    }
    const leeg = buf.charCodeAt(j) === SLASH;
    if (leeg && j + 1 >= buf.length) return this.#wacht();
    if (leeg && buf.charCodeAt(j + 1) !== GROTER) throw new NietWelgevormd('forward-slash in opening tag');
    if (this.gesloten) throw new NietWelgevormd('more than one root element');
    this.begonnen = true;
    this.#naarRegel(i);
    this.#open.push(qnaam);
    this.#ontvanger.open(qnaam, attributen ?? GEEN, aantal, declaraties);
    if (!leeg) return j + 1;
    this.#sluit();
    return j + 2;
  }

  /**
   * The name that stands from `i` to `einde`. There are few names in a message and each comes a million times, so
   * the same string is found again by comparing: no slice, no hash, no second check.
   */
  #naam(buf: string, i: number, einde: number): string {
    const lengte = einde - i;
    const vak = (buf.charCodeAt(i) * 7 + buf.charCodeAt(einde - 1) * 3 + lengte * 31) & 255;
    const bekend = this.#namen[vak]!;
    if (bekend.length === lengte && lengte > 0 && staatOp(buf, bekend, i)) return bekend;
    const naam = buf.slice(i, einde);
    if (!isNaam(naam)) throw new NietWelgevormd('disallowed character in name');
    this.#namen[vak] = naam;
    return naam;
  }

  #commentaarOfCdata(buf: string, i: number): number {
    if (buf.startsWith('<!--', i)) {
      const streepjes = buf.indexOf('--', i + 4);
      if (streepjes < 0 || streepjes + 2 >= buf.length) return this.#wacht();
      if (buf.charCodeAt(streepjes + 2) !== GROTER) throw new NietWelgevormd('malformed comment');
      return streepjes + 3;
    }
    if (buf.startsWith('<![CDATA[', i)) {
      if (this.#open.length === 0) throw new NietWelgevormd('text outside of the root element');
      const einde = buf.indexOf(']]>', i + 9);
      if (einde < 0) return this.#wacht();
      this.#ontvanger.tekst(buf.slice(i + 9, einde).replace(/\r\n?/g, '\n'));
      return einde + 3;
    }
    if (buf.startsWith('<!DOCTYPE', i)) {
      this.#naarRegel(i);
      this.#ontvanger.doctype();
    }
    const rest = buf.slice(i, i + 9);
    if (buf.length - i < 9 && ['<!--', '<![CDATA[', '<!DOCTYPE'].some((begin) => begin.startsWith(rest)))
      return ONAF;
    throw new NietWelgevormd('incorrect syntax');
  }

  #instructie(buf: string, i: number): number {
    const einde = buf.indexOf('?>', i + 2);
    if (einde < 0) return this.#wacht();
    const naNaam = naNaamtekens(buf, i + 2);
    const doel = this.#naam(buf, i + 2, naNaam);
    if (doel.toLowerCase() !== 'xml') {
      if (naNaam !== einde && naWit(buf, naNaam) === naNaam)
        throw new NietWelgevormd('processing instruction');
      return einde + 2;
    }
    const delen = DECLARATIE.exec(buf.slice(i, einde + 2));
    if (!this.#begin || delen === null) throw new NietWelgevormd('the XML declaration');
    if (delen[1] !== '1.0') this.#ontvanger.versie();
    return einde + 2;
  }
}

const DECLARATIE =
  /^<\?xml\s+version\s*=\s*(?:"(?=1\.[0-9]+")|'(?=1\.[0-9]+'))([0-9.]+)["'](?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;

/** `buf.startsWith(naam, i)`, in a form that V8 compiles into its caller. */
function staatOp(buf: string, naam: string, i: number): boolean {
  for (let k = 0; k < naam.length; k++) {
    if (buf.charCodeAt(i + k) !== naam.charCodeAt(k)) return false;
  }
  return true;
}

function naWit(buf: string, i: number): number {
  for (;;) {
    const teken = buf.charCodeAt(i);
    if (teken !== SPATIE && teken !== LF && teken !== TAB && teken !== CR) return i;
    i++;
  }
}

function naNaamtekens(buf: string, i: number): number {
  for (;;) {
    const teken = buf.charCodeAt(i);
    if (!(teken < 128 ? NAAMTEKEN[teken] === 1 : teken >= 128)) return i;
    i++;
  }
}
