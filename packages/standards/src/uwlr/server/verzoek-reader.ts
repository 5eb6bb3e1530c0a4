/** Takes a request apart while its bytes come in: the header, and the body up to the point where results begin. */
import type { Finding } from '../../findings.ts';
import type { Position } from '../../position.ts';
import { BODY_PATH, EnvelopeReader, HEADER_PATH } from '../../soap/envelope-reader.ts';
import { SOAP } from '../../soap/namespaces.ts';
import type { Limits } from '../../xml/limits.ts';
import { ElementReader } from '../../xml/read/element-reader.ts';
import { Namespaces, XML } from '../../xml/read/namespaces.ts';
import { PartCollector } from '../../xml/read/read-stream.ts';
import { XmlReader, type ElementHandler, type QName, type ReadContext } from '../../xml/read/xml-reader.ts';
import { compileDescription, type CompiledElement } from '../../xml/schema/compile.ts';
import type { ElementParticle } from '../../xml/schema/description.ts';
import { autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS, LEERRESULTATEN } from '../messages/namespaces.ts';
import { brengLeerresultaten, operaties, type Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

export interface ParsedVerzoek {
  /** Absent when the header is missing, incomplete, double or empty. */
  readonly autorisatie: Autorisatie | undefined;
  /** Absent when we do not know the element in the body. */
  readonly operatie: Operatie | undefined;
  /** Absent when the body does not fit the schema; `finding` then says why. */
  readonly verzoek: VerzoekBasis | undefined;
  readonly finding: Finding | undefined;
}

const compiledAutorisatie = compileDescription(autorisatieElement);

/** Which elements are requests, and how their content is judged. */
export interface ReadMode {
  readonly strict: boolean;
  isAutorisatie(uri: string): boolean;
  isLeerlinggegevens(uri: string): boolean;
  /** By the name of the element in the body. */
  readonly verzoeken: ReadonlyMap<string, { operatie: Operatie; element: CompiledElement }>;
}

/** `adapt` may change the description that the content of a request is read by. */
export function compileVerzoeken(
  adapt: (verzoek: ElementParticle) => ElementParticle,
): ReadMode['verzoeken'] {
  return new Map(
    (Object.keys(operaties) as Operatie[]).map((operatie) => {
      const { verzoek } = operaties[operatie];
      return [verzoek.name, { operatie, element: compileDescription(adapt(verzoek)) }];
    }),
  );
}

const STRICT: ReadMode = {
  strict: true,
  isAutorisatie: (uri) => uri === AUTORISATIE,
  isLeerlinggegevens: (uri) => uri === LEERLINGGEGEVENS,
  verzoeken: compileVerzoeken((verzoek) => verzoek),
};

export class VerzoekReader {
  readonly inHeader: PartCollector;
  readonly inBody: PartCollector;
  /** The element in the body. */
  position: Position = { line: 0, column: 0, path: BODY_PATH };
  operatie: Operatie | undefined;
  readonly #autorisaties: ElementReader[] = [];
  readonly #mode: ReadMode;
  readonly #xml: XmlReader;
  readonly #envelope: EnvelopeReader;
  #content: ElementReader | undefined;
  #isLeerresultaten = false;

  constructor(limits: Partial<Limits>, charset: string | undefined, mode: ReadMode = STRICT) {
    this.inHeader = new PartCollector(limits);
    this.inBody = new PartCollector(limits);
    this.#mode = mode;
    this.#envelope = new EnvelopeReader({
      header: (name) => this.#header(name),
      body: (name, context) => this.#body(name, context),
    });
    this.#xml = new XmlReader(this.#envelope, limits, charset);
  }

  /** True: the message holds results, and this reader is of no further use. */
  read(bytes: Uint8Array): boolean {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('the source must give bytes (Uint8Array)');
    for (const chunk of this.#xml.chunks(bytes)) {
      this.#xml.write(chunk);
      if (this.#isLeerresultaten) return true;
    }
    return false;
  }

  /** The last tag has come. */
  get isComplete(): boolean {
    return this.#envelope.done;
  }

  end(): void {
    this.#xml.end();
  }

  parsed(): ParsedVerzoek {
    const { operatie } = this;
    const finding = listFindings(this.inBody).find(({ severity }) => severity === 'error');
    const isOne = this.#autorisaties.length === 1 && this.inHeader.errorCount === 0;
    return {
      autorisatie: isOne ? (this.#autorisaties[0]?.value as Autorisatie | undefined) : undefined,
      operatie,
      verzoek: finding === undefined ? (this.#content?.value as VerzoekBasis | undefined) : undefined,
      finding,
    };
  }

  #header({ uri, local }: QName): ElementHandler | undefined {
    if (local !== autorisatieElement.name || !this.#mode.isAutorisatie(uri)) return undefined;
    // In any order, and with the attributes that SOAP stacks add: the schema allows neither, live clients do both.
    const reader = new ElementReader(compiledAutorisatie, this.inHeader, {
      path: HEADER_PATH,
      namespaces: new Namespaces(AUTORISATIE, [SOAP, XML]),
    });
    this.#autorisaties.push(reader);
    return reader;
  }

  #body({ uri, local }: QName, { line, column }: ReadContext): ElementHandler | undefined {
    this.position = { line, column, path: `${BODY_PATH}/${local}` };
    this.#isLeerresultaten = uri === LEERRESULTATEN && local === brengLeerresultaten.verzoek.name;
    const known = this.#mode.isLeerlinggegevens(uri) ? this.#mode.verzoeken.get(local) : undefined;
    if (known === undefined) return undefined;
    this.operatie = known.operatie;
    this.#content = new ElementReader(known.element, this.inBody, {
      strict: this.#mode.strict,
      path: BODY_PATH,
      namespaces: new Namespaces(LEERLINGGEGEVENS, [SOAP, XML]),
    });
    return this.#content;
  }
}

export const listFindings = ({ batch }: PartCollector): Finding[] =>
  batch.flatMap((part) => ('finding' in part ? [part.finding] : []));
