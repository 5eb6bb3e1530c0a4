/** Looks at the first tags of a message and gives it to the reader that knows it. */
import { StandardsError } from '../errors.ts';
import { makeFinding, type FindingCode } from '../findings.ts';
import { BODY_PATH, EnvelopeReader, HEADER_PATH } from '../soap/envelope-reader.ts';
import { autorisatieElement } from '../uwlr/messages/autorisatie.ts';
import { AUTORISATIE, LEERRESULTATEN } from '../uwlr/messages/namespaces.ts';
import { LeerresultatenReader } from '../uwlr/results/leerresultaten-reader.ts';
import { ElementReader, type ElementReadOptions } from '../xml/read/element-reader.ts';
import { Namespaces } from '../xml/read/namespaces.ts';
import type { PartCollector } from '../xml/read/read-stream.ts';
import type { Attributes, ElementHandler, QName, ReadContext } from '../xml/read/xml-reader.ts';
import { compileDescription, type CompiledElement } from '../xml/schema/compile.ts';
import { FaultValidator, isFault } from './fault-validator.ts';
import { FieldPositions } from './field-positions.ts';
import { compileRoot, findRoot, type Root } from './roots.ts';
import { newest, profielen, standards, type ProfielName, type StandardName } from './standards.ts';
import { ToevoegingenValidator } from './toevoegingen-validator.ts';
import { allowsXsiIn } from './xsi.ts';

export interface DispatcherOptions {
  readonly standard?: StandardName | undefined;
  readonly profiel?: ProfielName | undefined;
  readonly officialSchooljaren?: boolean | undefined;
}

const compiledAutorisatie = compileDescription(autorisatieElement);

export class Dispatcher implements ElementHandler {
  /** Known after the first tags. */
  root: Root | undefined;
  standard: StandardName;
  readonly positions = new FieldPositions();
  /** Called for each record as soon as its tag opens. */
  onRecord: (name: string, key: string | undefined) => void = () => {};
  readonly #collector: PartCollector;
  readonly #options: DispatcherOptions;
  #chosen: ElementHandler | undefined;
  #autorisatieCount = 0;

  constructor(collector: PartCollector, options: DispatcherOptions) {
    this.#collector = collector;
    this.#options = options;
    this.standard = options.standard ?? newest.uwlr;
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    if (this.positions.open(name.local, context)) this.onRecord(name.local, attributes['key']);
    this.#chosen ??= this.#choose(name, context);
    this.#chosen.open(name, attributes, context);
  }

  text(text: string): void {
    this.#chosen?.text(text);
  }

  close(): void {
    this.#chosen?.close();
    this.positions.close();
  }

  path(): string {
    return this.#chosen?.path?.() ?? '';
  }

  #choose(name: QName, context: ReadContext): ElementHandler {
    if (name.local !== 'Envelope') return this.#content(name, context, '');
    return new EnvelopeReader({
      header: (block, at) => this.#header(block, at),
      body: (child, at) => this.#body(child, at),
      deviation: (code, at, path, element) => this.#report(code, at, path, { element }),
    });
  }

  #header(name: QName, context: ReadContext): ElementHandler | undefined {
    if (name.uri === AUTORISATIE && name.local === autorisatieElement.name) {
      if (++this.#autorisatieCount > 1) {
        this.#report('ELEMENT_DUBBEL', context, HEADER_PATH, { element: autorisatieElement.name });
      }
      return this.#readElement(compiledAutorisatie, AUTORISATIE, HEADER_PATH);
    }
    this.#report('KOPREGEL_ONBEKEND', context, HEADER_PATH);
    return undefined;
  }

  #body(name: QName, context: ReadContext): ElementHandler {
    const reader = this.#content(name, context, BODY_PATH);
    if (this.root?.isVerzoek && this.#autorisatieCount === 0) {
      this.#report('AUTORISATIE_ONTBREEKT', context, HEADER_PATH);
    }
    return reader;
  }

  #content(name: QName, context: ReadContext, path: string): ElementHandler {
    const { standard, profiel, officialSchooljaren = false } = this.#options;
    const root = findRoot(name.uri, name.local) ?? this.#findCapitalized(name, context, path);
    const family = isFault(name) ? 'uwlr' : root?.family;
    if (family === undefined || (standard && standards[standard].family !== family)) {
      const { line, column } = context;
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        values: { expected: expectedRoot(standard) },
        position: { line, column, path },
      });
    }
    this.standard = standard ?? newest[family];
    if (root === undefined) return new FaultValidator(this.#collector, name.local, path);
    this.root = root;
    const element = compileRoot(root, { standard: this.standard, profiel, officialSchooljaren });
    if (root.hasLeerresultaten) {
      const options = { strict: true, path, allowsXsi: allowsXsiIn(LEERRESULTATEN) };
      return new LeerresultatenReader(element, this.#collector, options);
    }
    return this.#readElement(element, root.uri, path);
  }

  /** The official schemas of the profiles write `Structuur_verzoek`; every other document writes it without capital. */
  #findCapitalized(name: QName, context: ReadContext, path: string): Root | undefined {
    const { profiel } = this.#options;
    const rules = profiel && profielen[profiel];
    if (!rules || !('schemaDifferences' in rules)) return undefined;
    const element = name.local.charAt(0).toLowerCase() + name.local.slice(1);
    const root = findRoot(name.uri, element);
    if (root === undefined || !root.isGetrapt || element.includes('-')) return undefined;
    this.#report('WORTEL_HOOFDLETTER', context, path, { element });
    return root;
  }

  #readElement(element: CompiledElement, uri: string, path: string): ElementReader {
    const options: ElementReadOptions = {
      strict: true,
      namespaces: new Namespaces(uri, []),
      allowsXsi: allowsXsiIn(uri),
    };
    return new ElementReader(element, this.#collector, {
      ...options,
      path,
      handleSkipped: (name, parentPath) =>
        name === 'toevoegingen'
          ? new ToevoegingenValidator(this.#collector, {
              ...options,
              path: parentPath,
              allowsOpmerking: uri === '',
            })
          : undefined,
    });
  }

  #report(
    code: FindingCode,
    { line, column }: ReadContext,
    path: string,
    values?: Record<string, string>,
  ): void {
    this.#collector.finding(makeFinding(code, { line, column, path }, values));
  }
}

/** In words for the sender. */
function expectedRoot(standard: StandardName | undefined): string {
  const names = { edexml: 'EDEX', uwlr: 'een bericht van UWLR' };
  return standard === undefined ? `${names.edexml} of ${names.uwlr}` : names[standards[standard].family];
}
