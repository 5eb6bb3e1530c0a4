/**
 * SOAP 1.1: reads an envelope as it comes in, and gives the tags of each header block and of the one body element to
 * the handler that knows them. Throws SOAP_VERSIE, SOAP_ONGELDIG and SOAP_MUST_UNDERSTAND.
 */
import { StandardsError, type StandardsCode } from '../errors.ts';
import type { TextBuffer } from '../xml/read/text-buffer.ts';
import { DECLINED } from '../xml/read/tokenizer.ts';
import type {
  Attributes,
  QName,
  ElementHandler,
  ReadContext,
  FastReadContext,
} from '../xml/read/xml-reader.ts';
import { XSI } from '../xml/read/namespaces.ts';
import { SOAP } from './namespaces.ts';

export interface EnvelopeHandler {
  /** The handler of a header block; undefined for an unknown one. */
  header(name: QName, context: ReadContext): ElementHandler | undefined;
  /** The handler of the body element; undefined to skip it. */
  body(name: QName, context: ReadContext): ElementHandler | undefined;
  /** Reports what the schema of the envelope does not allow and a reader can ignore. */
  deviation?(
    code: 'TEKST_TUSSEN_ELEMENTEN' | 'ATTRIBUUT_ONBEKEND',
    context: ReadContext,
    path: string,
    element: string,
  ): void;
}

export const BODY_PATH = 'Envelope/Body';
export const HEADER_PATH = 'Envelope/Header';

const NOBODY: ElementHandler = { open() {}, text() {}, close() {} };

export class EnvelopeReader implements ElementHandler {
  /** True once the envelope is closed. */
  done = false;
  readonly #handler: EnvelopeHandler;
  #depth = 0;
  #section: 'Envelope' | 'Header' | 'Body' = 'Envelope';
  #headerSeen = false;
  #bodySeen = false;
  #bodyElementCount = 0;
  #listener: ElementHandler | undefined;
  #context: ReadContext | undefined;

  constructor(handler: EnvelopeHandler) {
    this.#handler = handler;
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    const depth = this.#depth++;
    this.#context = context;
    if (depth > 2) this.#listener!.open(name, attributes, context);
    else if (depth < 2) {
      if (depth === 0) this.#envelope(name, context);
      else this.#openSection(name, context);
      this.#checkAttributes(name.local, attributes, context);
    } else {
      this.#listener =
        this.#section === 'Header'
          ? this.#headerBlock(name, attributes, context)
          : this.#bodyElement(name, context);
      this.#listener.open(name, attributes, context);
    }
  }

  text(text: string): void {
    if (this.#listener !== undefined) this.#listener.text(text);
    else if (/[^ \t\r\n]/.test(text)) this.#deviates('TEKST_TUSSEN_ELEMENTEN', this.#context!);
  }

  close(): void {
    const depth = --this.#depth;
    if (depth > 1) this.#listener!.close();
    if (depth === 2) this.#listener = undefined;
    if (depth === 1 && this.#section === 'Body' && this.#bodyElementCount === 0)
      throw makeError('SOAP_ONGELDIG');
    if (depth === 0 && !this.#bodySeen) throw makeError('SOAP_ONGELDIG');
    if (depth === 0) this.done = true;
  }

  readFast(buffer: TextBuffer, i: number, context: FastReadContext): number {
    return this.#listener?.readFast?.(buffer, i, context) ?? DECLINED;
  }

  acceptFast(context: ReadContext): number {
    return this.#listener!.acceptFast!(context);
  }

  path(): string {
    if (this.#listener?.path !== undefined) return this.#listener.path();
    return this.#depth === 0 ? '' : this.#depth === 1 ? 'Envelope' : `Envelope/${this.#section}`;
  }

  /** Attributes need a namespace; Body takes any, but `xsi:type` and `xsi:nil` are wrong everywhere. */
  #checkAttributes(element: string, attributes: Attributes, context: ReadContext): void {
    for (const name in attributes) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const [prefix, local] = name.includes(':') ? name.split(':') : [undefined, name];
      const uri = prefix === undefined ? '' : context.findUri(prefix);
      const isGood =
        uri === XSI
          ? local !== 'nil' && local !== 'type'
          : uri !== undefined && (element === 'Body' || (uri !== '' && uri !== SOAP));
      if (!isGood) this.#deviates('ATTRIBUUT_ONBEKEND', context);
    }
  }

  #deviates(code: 'TEKST_TUSSEN_ELEMENTEN' | 'ATTRIBUUT_ONBEKEND', context: ReadContext): void {
    const path = this.path();
    this.#handler.deviation?.(code, context, path, path.slice(path.lastIndexOf('/') + 1));
  }

  #envelope(name: QName, context: ReadContext): void {
    if (name.local !== 'Envelope') throw makeError('SOAP_ONGELDIG', context);
    if (name.uri !== SOAP) throw makeError('SOAP_VERSIE', context);
  }

  #openSection(name: QName, context: ReadContext): void {
    const isGood =
      name.uri === SOAP &&
      ((name.local === 'Header' && !this.#headerSeen && !this.#bodySeen) ||
        (name.local === 'Body' && !this.#bodySeen));
    if (!isGood) throw makeError('SOAP_ONGELDIG', context);
    if (name.local === 'Header') {
      this.#headerSeen = true;
      this.#section = 'Header';
    } else {
      this.#bodySeen = true;
      this.#section = 'Body';
    }
  }

  #headerBlock(name: QName, attributes: Attributes, context: ReadContext): ElementHandler {
    const listener = this.#handler.header(name, context);
    if (listener === undefined && mustUnderstand(attributes, context))
      throw makeError('SOAP_MUST_UNDERSTAND', context);
    return listener ?? NOBODY;
  }

  #bodyElement(name: QName, context: ReadContext): ElementHandler {
    if (++this.#bodyElementCount > 1) throw makeError('SOAP_ONGELDIG', context);
    return this.#handler.body(name, context) ?? NOBODY;
  }
}

/** SOAP 1.1 §4.2.2: a block with another `actor` is meant for an intermediary; we need not understand it. */
const FOR_ANY_READER = ['', 'http://schemas.xmlsoap.org/soap/actor/next'];

function mustUnderstand(attributes: Attributes, context: ReadContext): boolean {
  const soapAttribute = (local: string): string | undefined =>
    Object.entries(attributes).find(([name]) => {
      const [prefix = '', own] = name.split(':');
      return own === local && context.findUri(prefix) === SOAP;
    })?.[1];
  const isRequired = /^\s*(1|true)\s*$/.test(soapAttribute('mustUnderstand') ?? '');
  return isRequired && FOR_ANY_READER.includes((soapAttribute('actor') ?? '').trim());
}

function makeError(code: StandardsCode, context?: ReadContext): StandardsError {
  return new StandardsError(
    code,
    context === undefined
      ? {}
      : { position: { line: context.line, column: context.column, path: 'Envelope' } },
  );
}
