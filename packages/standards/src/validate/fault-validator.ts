/** Judges a fault as the schema of the envelope does: its code is a name, and its detail may hold a fault of UWLR. */
import { makeFinding } from '../findings.ts';
import { soapFaultElement } from '../soap/fault.ts';
import { SOAP } from '../soap/namespaces.ts';
import { LEERLINGGEGEVENS } from '../uwlr/messages/namespaces.ts';
import { operaties } from '../uwlr/messages/operaties.ts';
import { ElementReader, type ElementReadOptions, type Sink } from '../xml/read/element-reader.ts';
import { Namespaces, XSI } from '../xml/read/namespaces.ts';
import type { Attributes, ElementHandler, QName, ReadContext } from '../xml/read/xml-reader.ts';
import { compileDescription } from '../xml/schema/compile.ts';
import { allowsXsiIn } from './xsi.ts';

const DETAILS: ReadonlySet<string> = new Set(
  Object.values(operaties).flatMap((o) => ('faultDetail' in o ? [o.faultDetail] : [])),
);

const QNAME = /^[ \t\r\n]*(?:([\p{L}_][\p{L}\p{M}\p{N}._-]*):)?[\p{L}_][\p{L}\p{M}\p{N}._-]*[ \t\r\n]*$/u;

/** We keep the code and the actor as texts; the schema has other types for them. */
const NOT_TEXT = ['faultcode', 'faultactor'];

const allowsXsi: NonNullable<ElementReadOptions['allowsXsi']> = (attribute, value, element, context) =>
  allowsXsiIn(SOAP)(attribute, value, element, context) &&
  !(attribute === 'type' && NOT_TEXT.includes(element.name));

/** A fault may be the whole message too: one of SOAP itself, or one that the WSDL declares for the detail of a fault. */
export const isFault = ({ uri, local }: Pick<QName, 'uri' | 'local'>): boolean =>
  (uri === SOAP && local === 'Fault') || (uri === LEERLINGGEGEVENS && DETAILS.has(local));

export class FaultValidator implements ElementHandler {
  readonly #reader: ElementReader;
  readonly #sink: Sink;
  #depth = 0;
  /** Text of the code, while we are in it. */
  #faultcode: string | undefined;
  #context: ReadContext | undefined;

  constructor(sink: Sink, local: string, path: string) {
    this.#sink = sink;
    this.#reader = new ElementReader(compileDescription({ ...soapFaultElement, name: local }), sink, {
      strict: true,
      path,
      namespaces: new Namespaces('', []),
      allowsXsi,
      handleSkipped: (name, parentPath) => new DetailValidator(sink, `${parentPath}/${name}`),
    });
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    this.#context = context;
    const depth = this.#depth++;
    if (depth === 1 && name.local === 'faultcode') this.#faultcode = '';
    // The element itself has a namespace, which was checked before; its children have none.
    this.#reader.open(depth === 0 ? { ...name, uri: '' } : name, attributes, context);
  }

  text(text: string): void {
    if (this.#faultcode !== undefined) this.#faultcode += text;
    this.#reader.text(text);
  }

  close(): void {
    if (--this.#depth === 1 && this.#faultcode !== undefined) this.#checkFaultcode(this.#faultcode);
    this.#reader.close();
  }

  path(): string {
    return this.#reader.path();
  }

  #checkFaultcode(faultcode: string): void {
    this.#faultcode = undefined;
    const context = this.#context!;
    const match = QNAME.exec(faultcode);
    if (match !== null && (match[1] === undefined || context.findUri(match[1]) !== undefined)) return;
    const position = { line: context.line, column: context.column, path: this.path() };
    this.#sink.finding(makeFinding('WAARDE_ONGELDIG', position, { element: 'faultcode', ...A_QNAME }));
  }
}

const A_QNAME = {
  explanation: 'een naam als soap:Client, met een voorvoegsel (xmlns) dat bekend is',
  expects: 'a name like soap:Client, with a prefix (xmlns) that is declared',
};

/** Anything may stand here; only what UWLR declares is judged. */
class DetailValidator implements ElementHandler {
  readonly #sink: Sink;
  readonly #path: string;
  #depth = 0;
  #place = { line: 0, column: 0 };
  #fault: FaultValidator | undefined;

  constructor(sink: Sink, path: string) {
    this.#sink = sink;
    this.#path = path;
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    if (this.#depth === 0) {
      this.#place = { line: context.line, column: context.column };
      if (name.uri !== '') this.#report('NAAMRUIMTE');
      for (const attribute in attributes) {
        const [prefix = '', local] = attribute.split(':');
        if (context.findUri(prefix) === XSI && (local === 'type' || local === 'nil')) {
          this.#report('ATTRIBUUT_ONBEKEND');
        }
      }
    }
    if (this.#depth++ === 1 && name.uri === LEERLINGGEGEVENS && DETAILS.has(name.local)) {
      this.#fault = new FaultValidator(this.#sink, name.local, this.#path);
    }
    this.#fault?.open(name, attributes, context);
  }

  text(text: string): void {
    if (this.#depth === 1 && /[^ \t\r\n]/.test(text)) this.#report('TEKST_TUSSEN_ELEMENTEN');
    this.#fault?.text(text);
  }

  close(): void {
    this.#fault?.close();
    if (--this.#depth === 1) this.#fault = undefined;
  }

  #report(code: 'NAAMRUIMTE' | 'ATTRIBUUT_ONBEKEND' | 'TEKST_TUSSEN_ELEMENTEN'): void {
    const position = { ...this.#place, path: this.#path };
    this.#sink.finding(makeFinding(code, position, { element: 'detail' }));
  }
}
