/**
 * Reads bytes as tags and text: resolves namespaces, knows positions, bounds every size.
 *
 * In practice namespaces are declared on the root, so each tag costs one look-up in a cache.
 */
import { StandardsError, type StandardsCode } from '../../errors.ts';
import { Decoder } from './decoder.ts';
import { defaultLimits, type Limits, CHUNK_BYTES } from '../limits.ts';
import type { TextBuffer } from './text-buffer.ts';
import { NotWellFormedError } from './characters.ts';
import { Tokenizer, type Attributes, type TokenHandler } from './tokenizer.ts';

export type { Attributes } from './tokenizer.ts';

export interface QName {
  readonly uri: string;
  readonly local: string;
  readonly prefix: string;
}

/** Receives the tags and texts. It keeps track of `Position.path` itself. */
export interface ElementHandler {
  open(name: QName, attributes: Attributes, context: ReadContext): void;
  text(text: string): void;
  close(): void;
  /** The current path, for errors of the tokenizer. */
  path?(): string;
  /** May read a whole element at once, see `fast-reader.ts`; `acceptFast` reports what it read. */
  readFast?(buffer: TextBuffer, i: number, context: FastReadContext): number;
  acceptFast?(context: ReadContext): number;
}

/** The position of the reader: the `<` of the last opened tag. */
export interface ReadContext {
  readonly line: number;
  readonly column: number;
  readonly limits: Limits;
  findUri(prefix: string): string | undefined;
}

/** The fast reader needs this to respect every bound. */
export interface FastReadContext extends ReadContext {
  /** Number of open elements. */
  readonly depth: number;
}

interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, QName>;
  readonly depth: number;
}

const XML = 'http://www.w3.org/XML/1998/namespace';

export class XmlReader implements FastReadContext, TokenHandler {
  bytes = 0;
  depth = 0;
  readonly limits: Limits;
  readonly #tokenizer: Tokenizer;
  readonly #decoder: Decoder;
  readonly #handler: ElementHandler;
  #scope: Scope = {
    prefixes: new Map([
      ['xml', XML],
      ['', ''],
    ]),
    names: new Map(),
    depth: 0,
  };
  readonly #outerScopes: Scope[] = [];

  constructor(handler: ElementHandler, limits: Partial<Limits> = {}, charset?: string) {
    this.#handler = handler;
    this.limits = { ...defaultLimits, ...limits };
    this.#decoder = new Decoder(charset);
    this.#tokenizer = new Tokenizer(this, handler.readFast !== undefined);
  }

  get line(): number {
    return this.#tokenizer.line;
  }

  get column(): number {
    return this.#tokenizer.column;
  }

  /** True when the bytes declared UTF-8 but were read as windows-1252. */
  get fellBackTo1252(): boolean {
    return this.#decoder.fellBackTo1252;
  }

  findUri(prefix: string): string | undefined {
    return this.#scope.prefixes.get(prefix);
  }

  /** Cuts bytes into chunks of at most 48 kB, so that the caller can pass on the result of one before the next. */
  *chunks(bytes: Uint8Array): Generator<Uint8Array> {
    for (let i = 0; i < bytes.length; i += CHUNK_BYTES) yield bytes.subarray(i, i + CHUNK_BYTES);
  }

  write(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limits.bytes) throw this.#error('XML_TE_GROOT', { limit: this.limits.bytes });
    this.#feed(this.#decoder.decode(chunk));
  }

  end(): void {
    this.#feed(this.#decoder.decode(new Uint8Array(0), true));
    if (this.#tokenizer.isBlank) throw this.#error('XML_LEEG');
    let isWhole = false;
    this.#attempt(() => {
      isWhole = this.#tokenizer.end();
    });
    if (!isWhole) throw this.#error('XML_AFGEBROKEN');
  }

  open(qname: string, attributes: Attributes, count: number, declarations: boolean): void {
    if (++this.depth > this.limits.depth) throw this.#error('XML_TE_DIEP', { limit: this.limits.depth });
    if (count > 0) this.#checkAttributes(attributes, count);
    if (declarations) this.#openScope(attributes);
    this.#handler.open(this.#scope.names.get(qname) ?? this.#resolve(qname), attributes, this);
  }

  text(text: string): void {
    if (text.length > this.limits.text) throw this.#error('XML_TEKST_TE_LANG', { limit: this.limits.text });
    this.#handler.text(text);
  }

  close(): void {
    this.#handler.close();
    if (this.#scope.depth === this.depth) this.#scope = this.#outerScopes.pop() ?? this.#scope;
    this.depth--;
  }

  readFast(buffer: TextBuffer, i: number): number {
    return this.#handler.readFast!(buffer, i, this);
  }

  acceptFast(): number {
    return this.#handler.acceptFast!(this);
  }

  doctype(): void {
    throw this.#error('XML_DTD');
  }

  version(): void {
    throw this.#error('XML_VERSIE');
  }

  #feed(text: string): void {
    if (text === '') return;
    this.#attempt(() => this.#tokenizer.write(text));
    if (this.#tokenizer.pendingLength > this.limits.text + CHUNK_BYTES) {
      throw this.#error('XML_TEKST_TE_LANG', { limit: this.limits.text });
    }
  }

  #attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (error instanceof NotWellFormedError)
        throw this.#error('XML_NIET_WELGEVORMD', { reason: error.message });
      throw error;
    }
  }

  #checkAttributes(attributes: Attributes, count: number): void {
    if (count > this.limits.attributes) {
      throw this.#error('XML_TE_VEEL_ATTRIBUTEN', { limit: this.limits.attributes });
    }
    for (const name in attributes) {
      if (attributes[name]!.length > this.limits.text) {
        throw this.#error('XML_TEKST_TE_LANG', { limit: this.limits.text });
      }
    }
  }

  #openScope(attributes: Attributes): void {
    const prefixes = new Map(this.#scope.prefixes);
    for (const [name, uri] of Object.entries(attributes)) {
      if (name === 'xmlns') prefixes.set('', uri);
      else if (name.startsWith('xmlns:')) prefixes.set(name.slice(6), uri);
    }
    this.#outerScopes.push(this.#scope);
    this.#scope = { prefixes, names: new Map(), depth: this.depth };
  }

  #resolve(qname: string): QName {
    const colon = qname.indexOf(':');
    const prefix = colon < 0 ? '' : qname.slice(0, colon);
    const uri = this.findUri(prefix);
    if (uri === undefined) throw this.#error('XML_NAAMRUIMTE');
    const name = { uri, local: qname.slice(colon + 1), prefix };
    // A sender may invent a thousand names; only the first are cached.
    if (this.#scope.names.size < 256) this.#scope.names.set(qname, name);
    return name;
  }

  #error(code: StandardsCode, values: Readonly<Record<string, string | number>> = {}): StandardsError {
    const { line, column } = this;
    return new StandardsError(code, {
      values,
      position: { line, column, path: this.#handler.path?.() ?? '' },
    });
  }
}
