/** Reads results of tests as a stream: from an envelope, a bare message, or a file with tests only. */
import { StandardsError } from '../../errors.ts';
import type { Finding } from '../../findings.ts';
import type { Position } from '../../position.ts';
import { BODY_PATH, EnvelopeReader, HEADER_PATH } from '../../soap/envelope-reader.ts';
import { SOAP } from '../../soap/namespaces.ts';
import type { Limits } from '../../xml/limits.ts';
import { ElementReader } from '../../xml/read/element-reader.ts';
import { Namespaces, XML } from '../../xml/read/namespaces.ts';
import { PartCollector, readStream } from '../../xml/read/read-stream.ts';
import {
  XmlReader,
  type Attributes,
  type ElementHandler,
  type QName,
  type ReadContext,
} from '../../xml/read/xml-reader.ts';
import { compileDescription } from '../../xml/schema/compile.ts';
import { autorisatie, autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import type { LeerresultatenSchool, Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import { AUTORISATIE } from '../messages/namespaces.ts';
import type { Toets } from '../messages/toets.ts';
import { untilComplete } from '../transport/until-complete.ts';
import { findCompiledElement, LeerresultatenReader } from './leerresultaten-reader.ts';

/** One part of a message with results, or of a file with tests; `kind` tells which. */
export type LeerresultatenPart =
  | { kind: 'autorisatie'; value: Autorisatie; position: Position }
  | { kind: 'school'; value: LeerresultatenSchool; position: Position }
  | { kind: 'toetsafname'; value: Toetsafname; position: Position }
  | { kind: 'toets'; value: Toets; position: Position }
  | { kind: 'finding'; finding: Finding };

const compiledAutorisatie = compileDescription(autorisatieElement, {
  emitAs: new Map([[autorisatie, 'autorisatie']]),
});

/** Chooses a reader at the first tag. */
class RootHandler implements ElementHandler {
  envelope: EnvelopeReader | undefined;
  readonly #collector: PartCollector;
  readonly #strict: boolean;
  #chosen: ElementHandler | undefined;

  constructor(collector: PartCollector, strict: boolean) {
    this.#collector = collector;
    this.#strict = strict;
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    this.#chosen ??= name.local === 'Envelope' ? this.#readEnvelope() : this.#readBericht(name, context, '');
    this.#chosen.open(name, attributes, context);
  }

  text(text: string): void {
    this.#chosen?.text(text);
  }

  close(): void {
    this.#chosen?.close();
  }

  path(): string {
    return this.#chosen?.path?.() ?? '';
  }

  #readEnvelope(): ElementHandler {
    this.envelope = new EnvelopeReader({
      header: ({ uri, local }) =>
        uri === AUTORISATIE && local === autorisatieElement.name
          ? new ElementReader(compiledAutorisatie, this.#collector, {
              path: HEADER_PATH,
              namespaces: new Namespaces(AUTORISATIE, [SOAP, XML]),
            })
          : undefined,
      body: (name, context) => this.#readBericht(name, context, BODY_PATH),
    });
    return this.envelope;
  }

  #readBericht(name: QName, { line, column }: ReadContext, path: string): ElementHandler {
    const element = findCompiledElement(name);
    if (element === undefined) {
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        values: { expected: 'leerresultaten_verzoek of Toetsdefinities' },
        position: { line, column, path },
      });
    }
    return new LeerresultatenReader(element, this.#collector, { path, strict: this.#strict });
  }
}

/**
 * The parts of a message with results, in the order of the message, in batches; constant memory.
 * UWLR 2.2: leerresultaten_verzoek, Toetsdefinities.
 *
 * Throws a StandardsError when the message cannot be read at all. A fault inside comes as a part `finding`. UWLR
 * wants all or nothing, so look for a finding with severity `error` before you commit.
 *
 * @example
 * for await (const parts of readLeerresultaten(request)) {
 *   for (const part of parts) if (part.kind === 'toetsafname') console.log(part.value.resultaten.length);
 * }
 */
export async function* readLeerresultaten(
  source: AsyncIterable<Uint8Array>,
  options: { readonly limits?: Partial<Limits> } = {},
): AsyncGenerator<readonly LeerresultatenPart[], void, void> {
  yield* streamLeerresultaten(source, options);
}

export interface StreamLeerresultatenOptions {
  readonly limits?: Partial<Limits> | undefined;
  readonly charset?: string | undefined;
  /** Judges as the official schema does. */
  readonly strict?: boolean;
}

export async function* streamLeerresultaten(
  source: AsyncIterable<Uint8Array>,
  { limits, charset, strict = false }: StreamLeerresultatenOptions,
): AsyncGenerator<readonly LeerresultatenPart[], void, void> {
  const collector = new PartCollector(limits);
  const root = new RootHandler(collector, strict);
  const reader = new XmlReader(root, limits, charset);
  const chunks = untilComplete(source, () => root.envelope?.done === true);
  // The description of each kind made its value, so kind and value belong together.
  for await (const batch of readStream(chunks, reader, collector)) yield batch as LeerresultatenPart[];
}
