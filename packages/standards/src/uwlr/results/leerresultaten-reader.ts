/**
 * Brings messages with results, which use three namespaces, down to the one that `ElementReader` looks for.
 *
 * A name keeps its meaning only in the namespace that belongs to its place; in another namespace it is reported.
 * `anderresultaat` is abstract, so everything that stands there is an extension.
 */
import { makeFinding } from '../../findings.ts';
import { ElementReader, type ElementReadOptions, type Sink } from '../../xml/read/element-reader.ts';
import { Namespaces, XML } from '../../xml/read/namespaces.ts';
import type { Attributes, ElementHandler, QName, ReadContext } from '../../xml/read/xml-reader.ts';
import { compileDescription, type CompiledElement } from '../../xml/schema/compile.ts';
import type { ElementType } from '../../xml/schema/description.ts';
import {
  leerresultatenSchool,
  leerresultatenVerzoek,
  toetsafname,
} from '../messages/leerresultaten-verzoek.ts';
import { LEERRESULTATEN, OSO, TOETSDEFINITIES } from '../messages/namespaces.ts';
import { toets } from '../messages/toets.ts';
import { toetsdefinities } from '../messages/toetsdefinities.ts';

/** The types whose values leave the reader, each with the kind of its part. */
export const emittedLeerresultaten: ReadonlyMap<ElementType<unknown>, string> = new Map<
  ElementType<unknown>,
  string
>([
  [leerresultatenSchool, 'school'],
  [toetsafname, 'toetsafname'],
  [toets, 'toets'],
]);

const compiledVerzoek = compileDescription(leerresultatenVerzoek, { emitAs: emittedLeerresultaten });
const compiledToetsdefinities = compileDescription(toetsdefinities, { emitAs: emittedLeerresultaten });

/** The description to read a message with, by its first tag. */
export function findCompiledElement({ uri, local }: QName): CompiledElement | undefined {
  if (uri === LEERRESULTATEN && local === leerresultatenVerzoek.name) return compiledVerzoek;
  if (uri === TOETSDEFINITIES && local === toetsdefinities.name) return compiledToetsdefinities;
  return undefined;
}

export class LeerresultatenReader implements ElementHandler {
  readonly #reader: ElementReader;
  readonly #sink: Sink;
  readonly #strict: boolean;
  #depth = 0;
  /** Depth of the `osoresultaat` that we are in. */
  #osoDepth = Infinity;
  /** Depth of the `anderresultaat` that we are in. */
  #anderDepth = Infinity;

  constructor(element: CompiledElement, sink: Sink, options: Omit<ElementReadOptions, 'namespaces'>) {
    this.#sink = sink;
    this.#strict = options.strict === true;
    this.#reader = new ElementReader(element, sink, {
      ...options,
      // Live stacks may write `xml:lang`; the schema does not have it.
      namespaces: new Namespaces(LEERRESULTATEN, this.#strict ? [] : [XML]),
    });
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    const depth = this.#depth++;
    this.#reader.open(this.#toOneNamespace(name, depth), attributes, context);
    if (depth > this.#anderDepth) return;
    if (name.local === 'osoresultaat') this.#osoDepth = Math.min(this.#osoDepth, depth);
    if (name.local === 'anderresultaat') {
      this.#anderDepth = depth;
      const { line, column } = context;
      const path = `${this.#reader.path()}/anderresultaat`;
      const finding = makeFinding('TOEVOEGING_ONBEKEND', { line, column, path });
      this.#sink.finding(this.#strict ? finding : { ...finding, severity: 'warning' });
    }
  }

  text(text: string): void {
    this.#reader.text(text);
  }

  close(): void {
    this.#depth--;
    if (this.#depth <= this.#osoDepth) this.#osoDepth = Infinity;
    if (this.#depth <= this.#anderDepth) this.#anderDepth = Infinity;
    this.#reader.close();
  }

  path(): string {
    return this.#reader.path();
  }

  #toOneNamespace(name: QName, depth: number): QName {
    const expected = depth === 0 ? name.uri : depth > this.#osoDepth ? OSO : LEERRESULTATEN;
    if (name.uri === expected) return { ...name, uri: LEERRESULTATEN };
    return name.uri === LEERRESULTATEN ? { ...name, uri: `niet ${LEERRESULTATEN}` } : name;
  }
}
