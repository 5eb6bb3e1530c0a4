/** Reads an EDEXML file as a stream, in constant memory. */
import { StandardsError } from '../errors.ts';
import { makeFinding } from '../findings.ts';
import { compileDescription } from '../xml/schema/compile.ts';
import { ElementReader, type Sink } from '../xml/read/element-reader.ts';
import { readStream, RecordCollector } from '../xml/read/read-stream.ts';
import type { Limits } from '../xml/limits.ts';
import { Namespaces } from '../xml/read/namespaces.ts';
import {
  XmlReader,
  type Attributes,
  type QName,
  type ElementHandler,
  type ReadContext,
} from '../xml/read/xml-reader.ts';
import type { EdexmlPart } from './part.ts';
import { edexRoot } from './edex.ts';
import { isOpmerking } from './toevoegingen.ts';
import { emittedTypes } from './emitted-types.ts';
import { VersionCheck } from './version-check.ts';

/** What a reader may be told beforehand. */
export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** As the transport names it: it goes before what the file declares. */
  readonly charset?: string | undefined;
}

const compiledEdex = compileDescription(edexRoot, { emitAs: emittedTypes });

/** Accepts an EDEX root in any namespace and refuses any other root. */
class EdexReader extends ElementReader {
  #started = false;

  override open(name: QName, attributes: Attributes, context: ReadContext): void {
    if (!this.#started && name.local !== 'EDEX') {
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        values: { expected: 'EDEX' },
        position: { line: context.line, column: context.column, path: '' },
      });
    }
    this.#started = true;
    super.open(name, attributes, context);
  }
}

/** Reports skipped extensions, once per kind of element: if one pupil has one, all have. */
class ToevoegingReporter {
  readonly #reported = new Set<string>();
  readonly #sink: Sink;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  handle = (element: string, path: string): ElementHandler | undefined => {
    const kindOfElement = path.replace(/\[\d+\]/g, '');
    if (element !== 'toevoegingen' || this.#reported.has(kindOfElement)) return undefined;
    let depth = 0;
    return {
      open: (name, attributes, { line, column }) => {
        if (depth++ !== 1 || name.local !== 'blok' || isOpmerking(attributes)) return;
        if (this.#reported.has(kindOfElement)) return;
        this.#reported.add(kindOfElement);
        const finding = makeFinding('TOEVOEGING_ONBEKEND', { line, column, path: `${path}/${element}` });
        this.#sink.finding({ ...finding, severity: 'warning' });
      },
      text() {},
      close: () => void depth--,
    };
  };
}

/**
 * The parts of an EDEXML 2.1 file (older ones read as well), in file order, in batches.
 *
 * Throws a StandardsError when the file cannot be read at all. An error in the content comes as a `finding`: the
 * record then lacks that property, and is left out when the property is required. Either way a part `flawed` says before
 * it which record that was, so that a receiver can keep what it had of it: a pupil whose record is wrong has not left. Identifying numbers (such as bsn)
 * never come out; their count comes last, as `dropped`.
 *
 * @example
 * for await (const parts of readEdexml(createReadStream('school.xml'))) {
 *   for (const part of parts) if (part.kind === 'leerling') console.log(part.value.key);
 * }
 */
export async function* readEdexml(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<readonly EdexmlPart[], void, void> {
  const collector = new RecordCollector(options.limits);
  const { handle: handleSkipped } = new ToevoegingReporter(collector);
  const namespaces = new Namespaces('');
  const handler = new EdexReader(compiledEdex, collector, { namespaces, handleSkipped: handleSkipped });
  const reader = new XmlReader(handler, options.limits, options.charset);
  // The description of each kind made its value, so the cast of kind and value is right.
  const versionCheck = new VersionCheck();
  for await (const batch of readStream(source, reader, collector)) {
    yield versionCheck.checkBatch(batch as readonly EdexmlPart[]);
  }
}
