/** Reads a UWLR answer while it comes in: first of which kind it is, then its parts. */
import { emittedTypes } from '../../edexml/emitted-types.ts';
import type { EdexmlPart } from '../../edexml/part.ts';
import { StandardsError } from '../../errors.ts';
import { BODY_PATH, EnvelopeReader } from '../../soap/envelope-reader.ts';
import { SOAP } from '../../soap/namespaces.ts';
import type { Limits } from '../../xml/limits.ts';
import { ElementReader } from '../../xml/read/element-reader.ts';
import { Namespaces, XML } from '../../xml/read/namespaces.ts';
import { readStream, RecordCollector } from '../../xml/read/read-stream.ts';
import { XmlReader, type Attributes, type QName, type ReadContext } from '../../xml/read/xml-reader.ts';
import { compileDescription, type CompiledElement } from '../../xml/schema/compile.ts';
import type { EmptyAntwoord } from '../messages/empty-antwoord.ts';
import { LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import { isFault, makeFaultReader, toUwlrFault } from './read-fault.ts';

const compiled = new Map<Operatie, CompiledElement>();

function compiledAntwoord(operatie: Operatie): CompiledElement {
  let element = compiled.get(operatie);
  if (element === undefined) {
    compiled.set(
      operatie,
      (element = compileDescription(operaties[operatie].antwoord, { emitAs: emittedTypes })),
    );
  }
  return element;
}

/** Remembers which of its three elements the answer has. */
class AntwoordReader extends ElementReader {
  choice: string | undefined;
  #tags = 0;

  override open(name: QName, attributes: Attributes, context: ReadContext): void {
    if (this.#tags++ === 1) this.choice = name.local;
    super.open(name, attributes, context);
  }
}

export type StreamedAntwoord =
  { kind: 'gegevens'; parts: AsyncGenerator<readonly EdexmlPart[], void, void> } | EmptyAntwoord;

/** Resolves as soon as the kind of answer is known; throws a UwlrFault when the other side refuses. */
export async function readAntwoord(
  operatie: Operatie,
  chunks: AsyncIterable<Uint8Array>,
  limits: Partial<Limits>,
  charset?: string,
): Promise<StreamedAntwoord> {
  const collector = new RecordCollector(limits);
  let antwoord: AntwoordReader | undefined;
  let fault: ElementReader | undefined;
  const envelope = new EnvelopeReader({
    header: () => undefined,
    body(name) {
      if (isFault(name)) return (fault = makeFaultReader());
      const isAntwoord = name.uri === LEERLINGGEGEVENS && name.local === operaties[operatie].antwoord.name;
      if (!isAntwoord) return undefined;
      const namespaces = new Namespaces(LEERLINGGEGEVENS, [SOAP, XML]);
      antwoord = new AntwoordReader(compiledAntwoord(operatie), collector, {
        path: BODY_PATH,
        namespaces: namespaces,
      });
      return antwoord;
    },
  });

  const stream = readStream(chunks, new XmlReader(envelope, limits, charset), collector);
  const begin: (readonly EdexmlPart[])[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done !== true) begin.push(step.value as readonly EdexmlPart[]);
    if (antwoord?.choice === operaties[operatie].gegevens.name) {
      return { kind: 'gegevens', parts: concat(begin, stream) };
    }
    if (step.done === true) break;
  }
  if (fault?.done === true) throw toUwlrFault(fault);
  // "Nobody" makes its receiver drop everybody, so an answer that also says something else does not count as that.
  const isClear = collector.errorCount === 0;
  if (isClear && (antwoord?.choice === 'geengegevens' || antwoord?.choice === 'geenwijzigingen'))
    return { kind: antwoord.choice };
  throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
}

async function* concat(
  begin: readonly (readonly EdexmlPart[])[],
  stream: AsyncGenerator<unknown, void, void>,
): AsyncGenerator<readonly EdexmlPart[], void, void> {
  try {
    yield* begin;
    for (;;) {
      const step = await stream.next();
      if (step.done === true) return;
      yield step.value as readonly EdexmlPart[];
    }
  } finally {
    await stream.return();
  }
}
