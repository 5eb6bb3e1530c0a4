/** Reads the answer to BrengLeerresultaten: the other side took everything, or nothing. */
import { StandardsError } from '../../errors.ts';
import { EnvelopeReader } from '../../soap/envelope-reader.ts';
import type { Limits } from '../../xml/limits.ts';
import type { ElementReader } from '../../xml/read/element-reader.ts';
import { XmlReader } from '../../xml/read/xml-reader.ts';
import { LEERRESULTATEN } from '../messages/namespaces.ts';
import { brengLeerresultaten } from '../messages/operaties.ts';
import { isFault, makeFaultReader, toUwlrFault } from './read-fault.ts';

/** Resolves when the other side confirmed; throws a UwlrFault when it refuses. */
export async function readBevestiging(
  source: AsyncIterable<Uint8Array>,
  limits: Partial<Limits>,
  charset?: string,
): Promise<void> {
  let fault: ElementReader | undefined;
  let isBevestiging = false;
  const envelope = new EnvelopeReader({
    header: () => undefined,
    body(name) {
      if (isFault(name)) return (fault = makeFaultReader());
      isBevestiging = name.uri === LEERRESULTATEN && name.local === brengLeerresultaten.antwoord.name;
      return undefined;
    },
  });
  const xml = new XmlReader(envelope, limits, charset);
  for await (const bytes of source) for (const chunk of xml.chunks(bytes)) xml.write(chunk);
  xml.end();
  if (fault?.done === true) throw toUwlrFault(fault);
  if (!isBevestiging) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
}
