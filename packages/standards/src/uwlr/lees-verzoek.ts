/** Reads a whole UWLR request: header and body, and what is wrong with each. Judging comes after, in its own order. */
import type { Bevinding } from '../xml/bevinding.ts';
import { compileLezer, type LeesElement } from '../xml/compile.ts';
import { element } from '../xml/beschrijving.ts';
import { ElementLezer } from '../xml/element-lezer.ts';
import { leesStroom, Verzamelaar } from '../xml/lees-stroom.ts';
import type { Limits } from '../xml/limits.ts';
import { Naamruimten, XML } from '../xml/naamruimten.ts';
import { XmlLezer } from '../xml/xml-lezer.ts';
import { EnvelopLezer, PAD_IN_BODY, PAD_IN_HEADER } from '../soap/envelop-lezer.ts';
import { SOAP } from '../soap/namespaces.ts';
import { autorisatie, type Autorisatie } from './autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS } from './namespaces.ts';
import { operaties, type Operatie } from './operaties.ts';
import type { VerzoekBasis } from './verzoek-basis.ts';

export const autorisatieElement = element('autorisatie', autorisatie, 'Wie vraagt, en met welke sleutel');
const leesAutorisatie = compileLezer(autorisatieElement);

const perVerzoek: ReadonlyMap<string, { operatie: Operatie; lees: LeesElement }> = new Map(
  (Object.keys(operaties) as Operatie[]).map((operatie) => {
    const { verzoek } = operaties[operatie];
    return [verzoek.naam, { operatie, lees: compileLezer(verzoek) }];
  }),
);

export interface GelezenVerzoek {
  /** Absent when the header is missing, incomplete, double or empty. */
  readonly autorisatie: Autorisatie | undefined;
  /** Absent when the body holds something that we do not know. */
  readonly operatie: Operatie | undefined;
  /** Absent when the body does not fit the schema; then `bevinding` says why. */
  readonly verzoek: VerzoekBasis | undefined;
  readonly bevinding: Bevinding | undefined;
}

/** Requests are small: the biggest names every group of a big school. */
export const verzoekLimits: Partial<Limits> = { bytes: 1024 * 1024, bevindingen: 20 };

/** Throws a StandardsError when it is not one SOAP 1.1 message. */
export async function leesVerzoek(
  body: AsyncIterable<Uint8Array>,
  limits: Partial<Limits> = {},
  charset?: string,
): Promise<GelezenVerzoek> {
  const grenzen = { ...verzoekLimits, ...limits };
  const inHeader = new Verzamelaar(grenzen);
  const inBody = new Verzamelaar(grenzen);
  const koppen: ElementLezer[] = [];
  let operatie: Operatie | undefined;
  let inhoud: ElementLezer | undefined;

  const envelop = new EnvelopLezer({
    header(naam) {
      if (naam.lokaal !== 'autorisatie' || naam.uri !== AUTORISATIE) return undefined;
      // In any order, and with the attributes that SOAP stacks add: the schema allows neither, live clients do both.
      const lezer = new ElementLezer(leesAutorisatie, inHeader, {
        pad: PAD_IN_HEADER,
        naamruimten: new Naamruimten(AUTORISATIE, [SOAP, XML]),
      });
      koppen.push(lezer);
      return lezer;
    },
    body(naam) {
      const bekend = naam.uri === LEERLINGGEGEVENS ? perVerzoek.get(naam.lokaal) : undefined;
      if (bekend === undefined) return undefined;
      operatie = bekend.operatie;
      inhoud = new ElementLezer(bekend.lees, inBody, {
        strikt: true,
        pad: PAD_IN_BODY,
        naamruimten: new Naamruimten(LEERLINGGEGEVENS, [SOAP, XML]),
      });
      return inhoud;
    },
  });

  const bevindingen: Bevinding[] = [];
  for await (const partij of leesStroom(body, new XmlLezer(envelop, grenzen, charset), inBody)) {
    for (const deel of partij) if ('bevinding' in deel) bevindingen.push(deel.bevinding);
  }
  const bevinding = bevindingen.find((b) => b.severity === 'error');
  const kop = koppen.length === 1 && inHeader.aantalFouten === 0 ? koppen[0]!.waarde : undefined;
  return {
    autorisatie: kop as Autorisatie | undefined,
    operatie,
    verzoek: bevinding === undefined ? (inhoud?.waarde as VerzoekBasis | undefined) : undefined,
    bevinding,
  };
}
