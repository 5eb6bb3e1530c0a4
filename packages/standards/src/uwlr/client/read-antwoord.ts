/** Reads a UWLR answer while it comes in: first what kind of answer it is, then its parts. */
import { StandardsError } from '../../errors.ts';
import { uitgeven } from '../../edexml/emitted-types.ts';
import { compileLezer, type LeesElement } from '../../xml/schema/compile.ts';
import { ElementLezer } from '../../xml/read/element-reader.ts';
import { leesStroom, Verzamelaar } from '../../xml/read/read-stream.ts';
import type { Limits } from '../../xml/limits.ts';
import { Naamruimten, XML } from '../../xml/read/namespaces.ts';
import { XmlLezer, type Attributen, type Naam, type Plaats } from '../../xml/read/xml-reader.ts';
import type { Deel } from '../../edexml/part.ts';
import { EnvelopLezer, PAD_IN_BODY } from '../../soap/envelope-reader.ts';
import { SOAP } from '../../soap/namespaces.ts';
import type { ZonderGegevens } from '../server/provider.ts';
import { isFault, maakFaultLezer, naarUwlrFault } from './read-fault.ts';
import { LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';

const lezers = new Map<Operatie, LeesElement>();

function lezerVan(operatie: Operatie): LeesElement {
  let lezer = lezers.get(operatie);
  if (lezer === undefined) {
    lezers.set(operatie, (lezer = compileLezer(operaties[operatie].antwoord, { uitgeven })));
  }
  return lezer;
}

/** Remembers which of the three children the answer has. */
class AntwoordLezer extends ElementLezer {
  keuze: string | undefined;
  #tags = 0;

  override open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (this.#tags++ === 1) this.keuze = naam.lokaal;
    super.open(naam, attributen, plaats);
  }
}

export type GelezenAntwoord =
  { kind: 'gegevens'; delen: AsyncGenerator<readonly Deel[], void, void> } | ZonderGegevens;

/** Resolves as soon as the kind of answer is known; throws UwlrFault when the other side refuses. */
export async function leesAntwoord(
  operatie: Operatie,
  bytes: AsyncIterable<Uint8Array>,
  limits: Partial<Limits>,
  charset?: string,
): Promise<GelezenAntwoord> {
  const verzamelaar = new Verzamelaar(limits);
  let antwoord: AntwoordLezer | undefined;
  let fault: ElementLezer | undefined;
  const envelop = new EnvelopLezer({
    header: () => undefined,
    body(naam) {
      if (isFault(naam)) return (fault = maakFaultLezer());
      if (naam.uri !== LEERLINGGEGEVENS || naam.lokaal !== operaties[operatie].antwoord.naam)
        return undefined;
      const naamruimten = new Naamruimten(LEERLINGGEGEVENS, [SOAP, XML]);
      return (antwoord = new AntwoordLezer(lezerVan(operatie), verzamelaar, {
        pad: PAD_IN_BODY,
        naamruimten,
      }));
    },
  });

  const stroom = leesStroom(bytes, new XmlLezer(envelop, limits, charset), verzamelaar);
  const vooraf: (readonly Deel[])[] = [];
  for (;;) {
    const stap = await stroom.next();
    if (stap.done !== true) vooraf.push(stap.value as readonly Deel[]);
    if (antwoord?.keuze === operaties[operatie].gegevens.naam)
      return { kind: 'gegevens', delen: samen(vooraf, stroom) };
    if (stap.done === true) break;
  }
  if (fault?.klaar === true) throw naarUwlrFault(fault);
  // Who hears "nobody" lets everybody go: an answer that also says something else is not taken for that.
  const isEenduidig = verzamelaar.aantalFouten === 0;
  if (isEenduidig && (antwoord?.keuze === 'geengegevens' || antwoord?.keuze === 'geenwijzigingen'))
    return { kind: antwoord.keuze };
  throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
}

async function* samen(
  vooraf: readonly (readonly Deel[])[],
  stroom: AsyncGenerator<unknown, void, void>,
): AsyncGenerator<readonly Deel[], void, void> {
  try {
    yield* vooraf;
    for (;;) {
      const stap = await stroom.next();
      if (stap.done === true) return;
      yield stap.value as readonly Deel[];
    }
  } finally {
    await stroom.return();
  }
}
