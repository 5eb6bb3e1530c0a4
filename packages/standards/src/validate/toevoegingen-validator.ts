/**
 * Judges `toevoegingen`, which readers skip. A `blok` is abstract: official validators refuse it without a type that the
 * standard declares. A file has one such type, UWLR has none.
 */
import { OPMERKING, opmerkingen } from '../edexml/toevoegingen.ts';
import { makeFinding } from '../findings.ts';
import { ElementReader, type ElementReadOptions, type Sink } from '../xml/read/element-reader.ts';
import { XSI } from '../xml/read/namespaces.ts';
import type { Attributes, ElementHandler, QName, ReadContext } from '../xml/read/xml-reader.ts';
import { compileDescription } from '../xml/schema/compile.ts';
import { parseQName } from './xsi.ts';

const compiledOpmerkingen = compileDescription(opmerkingen);

export class ToevoegingenValidator implements ElementHandler {
  readonly #reader: ElementReader;
  readonly #sink: Sink;
  readonly #parentPath: string;
  readonly #allowsOpmerking: boolean;
  #depth = 0;
  /** After an unknown extension nothing around it is judged. */
  #isSilent = false;

  constructor(sink: Sink, options: ElementReadOptions & { path: string; allowsOpmerking: boolean }) {
    this.#sink = sink;
    this.#parentPath = options.path;
    this.#allowsOpmerking = options.allowsOpmerking;
    const findingsOnly: Sink = {
      part() {},
      dropped() {},
      finding: (finding) => {
        if (!this.#isSilent) sink.finding(finding);
      },
    };
    this.#reader = new ElementReader(compiledOpmerkingen, findingsOnly, options);
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    if (this.#depth++ === 1 && name.local === 'blok' && !this.#isKnown(attributes, context)) {
      this.#isSilent = true;
      const { line, column } = context;
      const position = { line, column, path: `${this.#parentPath}/toevoegingen` };
      this.#sink.finding(makeFinding('TOEVOEGING_ONBEKEND', position));
    }
    this.#reader.open(name, attributes, context);
  }

  text(text: string): void {
    this.#reader.text(text);
  }

  close(): void {
    this.#depth--;
    this.#reader.close();
  }

  #isKnown(attributes: Attributes, context: ReadContext): boolean {
    if (!this.#allowsOpmerking) return false;
    return Object.entries(attributes).some(([name, value]) => {
      const [prefix = '', local] = name.split(':');
      if (local !== 'type' || context.findUri(prefix) !== XSI) return false;
      const type = parseQName(value, context);
      return type.uri === '' && type.local === OPMERKING;
    });
  }
}
