/**
 * Bytes → tags and text, with namespaces resolved, positions known and every size bounded.
 *
 * Namespace declarations stand on the root in practice, so one look-up per tag in a cache is enough.
 */
import { StandardsError, type StandardsCode } from '../../errors.ts';
import { Decoder } from './decoder.ts';
import { defaultLimits, type Limits, STUK } from '../limits.ts';
import type { Bron } from './text-buffer.ts';
import { NietWelgevormd } from './characters.ts';
import { Tokenizer, type Attributen, type TokenOntvanger } from './tokenizer.ts';

export type { Attributen } from './tokenizer.ts';

export interface Naam {
  readonly uri: string;
  readonly lokaal: string;
  readonly prefix: string;
}

/** Who listens to the tags. `Position.path` is the listener's own affair. */
export interface Ontvanger {
  open(naam: Naam, attributen: Attributen, plaats: Plaats): void;
  tekst(tekst: string): void;
  sluit(): void;
  /** For errors of the tokenizer: where are we? */
  pad?(): string;
  /** Takes a whole element at once, or gives `MIS`: see `snelpad.ts`. `neemSnel` makes what it took count. */
  snel?(bron: Bron, i: number, plaats: SnelPlaats): number;
  neemSnel?(plaats: Plaats): number;
}

/** Where the reader is; `line` and `column` point at the `<` of the last opened tag. */
export interface Plaats {
  readonly line: number;
  readonly column: number;
  readonly limits: Limits;
  uriVan(prefix: string): string | undefined;
}

/** What the fast path must know so that no bound is lost on it. */
export interface SnelPlaats extends Plaats {
  /** Elements that are open. */
  readonly diepte: number;
}

interface Bereik {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly namen: Map<string, Naam>;
  readonly diepte: number;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

export class XmlLezer implements SnelPlaats, TokenOntvanger {
  bytes = 0;
  diepte = 0;
  readonly limits: Limits;
  readonly #tokenizer: Tokenizer;
  readonly #decoder: Decoder;
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

  constructor(ontvanger: Ontvanger, limits: Partial<Limits> = {}, charset?: string) {
    this.#ontvanger = ontvanger;
    this.limits = { ...defaultLimits, ...limits };
    this.#decoder = new Decoder(charset);
    this.#tokenizer = new Tokenizer(this, ontvanger.snel !== undefined);
  }

  get line(): number {
    return this.#tokenizer.line;
  }

  get column(): number {
    return this.#tokenizer.column;
  }

  /** True when the bytes said UTF-8 but were read as windows-1252. */
  get terugvalNaar1252(): boolean {
    return this.#decoder.terugvalNaar1252;
  }

  uriVan(prefix: string): string | undefined {
    return this.#bereik.prefixes.get(prefix);
  }

  /** Pieces of at most 48 kB: the caller can hand on what came out of one before the next goes in. */
  *stukken(bytes: Uint8Array): Generator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += STUK) yield bytes.subarray(i, i + STUK);
  }

  write(stuk: Uint8Array): void {
    this.bytes += stuk.length;
    if (this.bytes > this.limits.bytes) throw this.#fout('XML_TE_GROOT', { grens: this.limits.bytes });
    this.#voer(this.#decoder.decode(stuk));
  }

  end(): void {
    this.#voer(this.#decoder.decode(new Uint8Array(0), true));
    if (this.#tokenizer.leeg) throw this.#fout('XML_LEEG');
    let heel = false;
    this.#probeer(() => {
      heel = this.#tokenizer.end();
    });
    if (!heel) throw this.#fout('XML_AFGEBROKEN');
  }

  open(qnaam: string, attributen: Attributen, aantal: number, declaraties: boolean): void {
    if (++this.diepte > this.limits.depth) throw this.#fout('XML_TE_DIEP', { grens: this.limits.depth });
    if (aantal > 0) this.#begrens(attributen, aantal);
    if (declaraties) this.#nieuwBereik(attributen);
    this.#ontvanger.open(this.#bereik.namen.get(qnaam) ?? this.#naamVan(qnaam), attributen, this);
  }

  tekst(tekst: string): void {
    if (tekst.length > this.limits.text) throw this.#fout('XML_TEKST_TE_LANG', { grens: this.limits.text });
    this.#ontvanger.tekst(tekst);
  }

  sluit(): void {
    this.#ontvanger.sluit();
    if (this.#bereik.diepte === this.diepte) this.#bereik = this.#bereiken.pop() ?? this.#bereik;
    this.diepte--;
  }

  snel(bron: Bron, i: number): number {
    return this.#ontvanger.snel!(bron, i, this);
  }

  neemSnel(): number {
    return this.#ontvanger.neemSnel!(this);
  }

  doctype(): void {
    throw this.#fout('XML_DTD');
  }

  versie(): void {
    throw this.#fout('XML_VERSIE');
  }

  #voer(tekst: string): void {
    if (tekst === '') return;
    this.#probeer(() => this.#tokenizer.write(tekst));
    if (this.#tokenizer.onaf > this.limits.text + STUK) {
      throw this.#fout('XML_TEKST_TE_LANG', { grens: this.limits.text });
    }
  }

  #probeer(doe: () => void): void {
    try {
      doe();
    } catch (error) {
      if (error instanceof NietWelgevormd) throw this.#fout('XML_NIET_WELGEVORMD', { reden: error.message });
      throw error;
    }
  }

  #begrens(attributen: Attributen, aantal: number): void {
    if (aantal > this.limits.attributes) {
      throw this.#fout('XML_TE_VEEL_ATTRIBUTEN', { grens: this.limits.attributes });
    }
    for (const naam in attributen) {
      if (attributen[naam]!.length > this.limits.text) {
        throw this.#fout('XML_TEKST_TE_LANG', { grens: this.limits.text });
      }
    }
  }

  #nieuwBereik(attributen: Attributen): void {
    const prefixes = new Map(this.#bereik.prefixes);
    for (const [naam, uri] of Object.entries(attributen)) {
      if (naam === 'xmlns') prefixes.set('', uri);
      else if (naam.startsWith('xmlns:')) prefixes.set(naam.slice(6), uri);
    }
    this.#bereiken.push(this.#bereik);
    this.#bereik = { prefixes, namen: new Map(), diepte: this.diepte };
  }

  #naamVan(qnaam: string): Naam {
    const dubbelepunt = qnaam.indexOf(':');
    const prefix = dubbelepunt < 0 ? '' : qnaam.slice(0, dubbelepunt);
    const uri = this.uriVan(prefix);
    if (uri === undefined) throw this.#fout('XML_NAAMRUIMTE');
    const naam = { uri, lokaal: qnaam.slice(dubbelepunt + 1), prefix };
    // Somebody may invent a thousand names; only the first of them are worth remembering.
    if (this.#bereik.namen.size < 256) this.#bereik.namen.set(qnaam, naam);
    return naam;
  }

  #fout(code: StandardsCode, waarden: Readonly<Record<string, string | number>> = {}): StandardsError {
    const { line, column } = this;
    return new StandardsError(code, {
      waarden,
      position: { line, column, path: this.#ontvanger.pad?.() ?? '' },
    });
  }
}
