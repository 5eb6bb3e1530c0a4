/**
 * Bytes → tags and text, with namespaces resolved, positions known and every size bounded.
 *
 * saxes does the tokenizing (well-formedness, entities, line and column). Namespaces are ours: declarations
 * stand on the root in practice, so one look-up per tag in a cache is enough where saxes would do much more.
 */
import { SaxesParser, type SaxesTagPlain, type XMLDecl } from 'saxes';
import { StandardsError } from '../errors.ts';
import { Decoder } from './decoder.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Position } from './position.ts';

export interface Naam {
  readonly uri: string;
  readonly lokaal: string;
}

export type Attributen = Readonly<Record<string, string>>;

/** Who listens to the tags. `Position.path` is the listener's own affair. */
export interface Ontvanger {
  open(naam: Naam, attributen: Attributen, plaats: Plaats): void;
  tekst(tekst: string): void;
  sluit(): void;
  /** For errors of the tokenizer: where are we? */
  pad?(): string;
}

/** Where the reader is; `line` and `column` point at the `<` of the last opened tag. */
export interface Plaats {
  readonly line: number;
  readonly column: number;
  uriVan(prefix: string): string | undefined;
}

interface Bereik {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly namen: Map<string, Naam>;
  readonly diepte: number;
}

/** Pieces in which bytes go to the tokenizer: what bounds the size of one batch and one unfinished token. */
const STUK = 64 * 1024;
const XML = 'http://www.w3.org/XML/1998/namespace';

/** What `SaxesParser.on` sets (saxes 6). */
interface SaxesHandlers {
  xmldeclHandler(decl: XMLDecl): void;
  doctypeHandler(): void;
  openTagStartHandler(tag: { name: string }): void;
  openTagHandler(tag: SaxesTagPlain): void;
  closeTagHandler(): void;
  textHandler(tekst: string): void;
  cdataHandler(tekst: string): void;
  commentHandler(): void;
  piHandler(): void;
  errorHandler(error: Error): void;
}

class NietWelgevormd extends Error {}

export class XmlLezer implements Plaats {
  line = 1;
  column = 1;
  bytes = 0;
  readonly #parser: SaxesParser<{ xmlns: false; position: true }>;
  readonly #decoder: Decoder;
  readonly #limits: Limits;
  readonly #ontvanger: Ontvanger;
  #bereik: Bereik = {
    prefixes: new Map([
      ['xml', XML],
      ['', ''],
    ]),
    namen: new Map(),
    diepte: 0,
  };
  readonly #bereiken: Bereik[] = [];
  #diepte = 0;
  #begonnen = false;
  #gesloten = false;
  /** Characters since the last event: an unfinished token may not grow for ever. */
  #openstaand = 0;
  #gebeurd = false;

  constructor(ontvanger: Ontvanger, limits: Partial<Limits> = {}, charset?: string) {
    this.#ontvanger = ontvanger;
    this.#limits = { ...defaultLimits, ...limits };
    this.#decoder = new Decoder(charset);
    const parser = new SaxesParser({ xmlns: false as const, position: true as const });
    this.#parser = parser;
    // Not with `parser.on(…)`: that adds the properties by key, and from the eighth on V8 turns the parser into
    // a dictionary. Measured on 27 MB: 6 MB/s with `on`, 25 MB/s like this, on the same busy machine.
    const handlers = parser as unknown as SaxesHandlers;
    handlers.xmldeclHandler = (decl) => {
      if (decl.version !== '1.0') throw this.#fout('XML_VERSIE');
    };
    handlers.doctypeHandler = () => {
      throw this.#fout('XML_DTD');
    };
    handlers.openTagStartHandler = (tag) => this.#plaatsVan(tag.name);
    handlers.openTagHandler = (tag) => this.#open(tag);
    handlers.closeTagHandler = () => this.#sluit();
    handlers.textHandler = (tekst) => this.#tekst(tekst);
    handlers.cdataHandler = (tekst) => this.#tekst(tekst);
    handlers.commentHandler = () => {
      this.#gebeurd = true;
    };
    handlers.piHandler = () => {
      this.#gebeurd = true;
    };
    handlers.errorHandler = (error) => {
      throw new NietWelgevormd(error.message);
    };
  }

  /** True when the bytes said UTF-8 but were read as windows-1252. */
  get terugvalNaar1252(): boolean {
    return this.#decoder.terugvalNaar1252;
  }

  uriVan(prefix: string): string | undefined {
    return this.#bereik.prefixes.get(prefix);
  }

  /** Pieces of at most 64 kB: the caller can hand on what came out of one before the next goes in. */
  *stukken(bytes: Uint8Array): Generator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += STUK) yield bytes.subarray(i, i + STUK);
  }

  write(stuk: Uint8Array): void {
    this.bytes += stuk.length;
    if (this.bytes > this.#limits.bytes) throw this.#fout('XML_TE_GROOT', { grens: this.#limits.bytes });
    this.#voer(this.#decoder.decode(stuk));
  }

  end(): void {
    this.#voer(this.#decoder.decode(new Uint8Array(0), true));
    if (!this.#begonnen)
      throw this.#fout(this.bytes === 0 ? 'XML_LEEG' : 'XML_NIET_WELGEVORMD', { reden: 'no root' });
    if (!this.#gesloten) throw this.#fout('XML_AFGEBROKEN');
    this.#probeer(() => this.#parser.close());
  }

  #voer(tekst: string): void {
    if (tekst === '') return;
    this.#gebeurd = false;
    this.#probeer(() => this.#parser.write(tekst));
    this.#openstaand = this.#gebeurd ? 0 : this.#openstaand + tekst.length;
    if (this.#openstaand > this.#limits.text + STUK) {
      throw this.#fout('XML_TEKST_TE_LANG', { grens: this.#limits.text });
    }
  }

  #probeer(doe: () => void): void {
    try {
      doe();
    } catch (error) {
      if (!(error instanceof NietWelgevormd)) throw error;
      // saxes names the tag or entity it trips over; what stands in a message stays out of our log.
      const reden = error.message.replace(/^[\d:]+\s*/, '').replace(/[:.].*$/s, '');
      throw new StandardsError('XML_NIET_WELGEVORMD', {
        waarden: { reden },
        position: {
          line: this.#parser.line,
          column: Math.max(1, this.#parser.column),
          path: this.#ontvanger.pad?.() ?? '',
        },
      });
    }
  }

  #plaatsVan(naam: string): void {
    const { line, column } = this.#parser;
    // saxes stands one past the character after the name; a line end there has already moved it on.
    const begin = column - naam.length - 1;
    this.line = begin < 1 ? Math.max(1, line - 1) : line;
    this.column = begin < 1 ? 1 : begin;
  }

  #open(tag: SaxesTagPlain): void {
    this.#gebeurd = true;
    this.#begonnen = true;
    if (++this.#diepte > this.#limits.depth) throw this.#fout('XML_TE_DIEP', { grens: this.#limits.depth });
    const { attributes, name } = tag;
    let aantal = 0;
    let declaraties = false;
    for (const attribuut in attributes) {
      aantal++;
      if (attribuut.startsWith('xmlns')) declaraties = true;
      if (attributes[attribuut]!.length > this.#limits.text) {
        throw this.#fout('XML_TEKST_TE_LANG', { grens: this.#limits.text });
      }
    }
    if (aantal > this.#limits.attributes) {
      throw this.#fout('XML_TE_VEEL_ATTRIBUTEN', { grens: this.#limits.attributes });
    }
    if (declaraties) this.#nieuwBereik(attributes);
    this.#ontvanger.open(this.#bereik.namen.get(name) ?? this.#naamVan(name), attributes, this);
  }

  #nieuwBereik(attributen: Attributen): void {
    const prefixes = new Map(this.#bereik.prefixes);
    for (const [naam, uri] of Object.entries(attributen)) {
      if (naam === 'xmlns') prefixes.set('', uri);
      else if (naam.startsWith('xmlns:')) prefixes.set(naam.slice(6), uri);
    }
    this.#bereiken.push(this.#bereik);
    this.#bereik = { prefixes, namen: new Map(), diepte: this.#diepte };
  }

  #naamVan(qnaam: string): Naam {
    const dubbelepunt = qnaam.indexOf(':');
    const uri = this.uriVan(dubbelepunt < 0 ? '' : qnaam.slice(0, dubbelepunt));
    if (uri === undefined) throw this.#fout('XML_NAAMRUIMTE');
    const naam = { uri, lokaal: qnaam.slice(dubbelepunt + 1) };
    // Somebody may invent a thousand names; only the first of them are worth remembering.
    if (this.#bereik.namen.size < 256) this.#bereik.namen.set(qnaam, naam);
    return naam;
  }

  #tekst(tekst: string): void {
    this.#gebeurd = true;
    if (tekst.length > this.#limits.text) throw this.#fout('XML_TEKST_TE_LANG', { grens: this.#limits.text });
    if (this.#diepte > 0) this.#ontvanger.tekst(tekst);
  }

  #sluit(): void {
    this.#gebeurd = true;
    this.#ontvanger.sluit();
    if (this.#bereik.diepte === this.#diepte) this.#bereik = this.#bereiken.pop() ?? this.#bereik;
    if (--this.#diepte === 0) this.#gesloten = true;
  }

  #fout(
    code: ConstructorParameters<typeof StandardsError>[0],
    waarden: Readonly<Record<string, string | number>> = {},
  ): StandardsError {
    const position: Position = {
      line: this.#parser.line,
      column: Math.max(1, this.#parser.column),
      path: this.#ontvanger.pad?.() ?? '',
    };
    return new StandardsError(code, { waarden, position });
  }
}
