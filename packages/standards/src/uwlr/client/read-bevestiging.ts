/** Reads the answer to BrengLeerresultaten: everything was taken, or nothing was. */
import { StandardsError } from '../../errors.ts';
import { EnvelopLezer } from '../../soap/envelope-reader.ts';
import type { ElementLezer } from '../../xml/read/element-reader.ts';
import type { Limits } from '../../xml/limits.ts';
import { XmlLezer } from '../../xml/read/xml-reader.ts';
import { isFault, maakFaultLezer, naarUwlrFault } from './read-fault.ts';
import { LEERRESULTATEN } from '../messages/namespaces.ts';
import { brengLeerresultaten } from '../messages/operaties.ts';

/** Resolves when the other side confirmed; throws UwlrFault when it refuses. */
export async function leesBevestiging(
  bytes: AsyncIterable<Uint8Array>,
  limits: Partial<Limits>,
  charset?: string,
): Promise<void> {
  let fault: ElementLezer | undefined;
  let isBevestigd = false;
  const envelop = new EnvelopLezer({
    header: () => undefined,
    body(naam) {
      if (isFault(naam)) return (fault = maakFaultLezer());
      isBevestigd = naam.uri === LEERRESULTATEN && naam.lokaal === brengLeerresultaten.antwoord.naam;
      return undefined;
    },
  });
  const xml = new XmlLezer(envelop, limits, charset);
  for await (const partij of bytes) for (const stuk of xml.stukken(partij)) xml.write(stuk);
  xml.end();
  if (fault?.klaar === true) throw naarUwlrFault(fault);
  if (!isBevestigd) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
}
