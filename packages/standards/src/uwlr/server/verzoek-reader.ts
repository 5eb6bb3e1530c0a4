/** Takes a request apart while its bytes come in: the header, and the body up to where results begin. */
import { EnvelopLezer, PAD_IN_BODY, PAD_IN_HEADER } from '../../soap/envelope-reader.ts';
import { SOAP } from '../../soap/namespaces.ts';
import type { ElementDeel } from '../../xml/schema/description.ts';
import type { Bevinding } from '../../findings.ts';
import { compileLezer, type LeesElement } from '../../xml/schema/compile.ts';
import { ElementLezer } from '../../xml/read/element-reader.ts';
import { Verzamelaar } from '../../xml/read/read-stream.ts';
import type { Limits } from '../../xml/limits.ts';
import { Naamruimten, XML } from '../../xml/read/namespaces.ts';
import type { Position } from '../../position.ts';
import { XmlLezer, type Naam, type Ontvanger, type Plaats } from '../../xml/read/xml-reader.ts';
import { autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS, LEERRESULTATEN } from '../messages/namespaces.ts';
import { brengLeerresultaten, operaties, type Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

export interface GelezenVerzoek {
  /** Absent when the header is missing, incomplete, double or empty. */
  readonly autorisatie: Autorisatie | undefined;
  /** Absent when the body holds something that we do not know. */
  readonly operatie: Operatie | undefined;
  /** Absent when the body does not fit the schema; then `bevinding` says why. */
  readonly verzoek: VerzoekBasis | undefined;
  readonly bevinding: Bevinding | undefined;
}

const leesAutorisatie = compileLezer(autorisatieElement);

/** What counts as a request, and how it is judged. */
export interface Leeswijze {
  readonly strikt: boolean;
  isAutorisatie(uri: string): boolean;
  isLeerlinggegevens(uri: string): boolean;
  readonly lezers: ReadonlyMap<string, { operatie: Operatie; lees: LeesElement }>;
}

/** By name of the body element; `pas` may change what is looked for in it. */
export function maakLezers(pas: (verzoek: ElementDeel) => ElementDeel): Leeswijze['lezers'] {
  return new Map(
    (Object.keys(operaties) as Operatie[]).map((operatie) => {
      const { verzoek } = operaties[operatie];
      return [verzoek.naam, { operatie, lees: compileLezer(pas(verzoek)) }];
    }),
  );
}

const STRIKT: Leeswijze = {
  strikt: true,
  isAutorisatie: (uri) => uri === AUTORISATIE,
  isLeerlinggegevens: (uri) => uri === LEERLINGGEGEVENS,
  lezers: maakLezers((verzoek) => verzoek),
};

export class VerzoekLezing {
  readonly inHeader: Verzamelaar;
  readonly inBody: Verzamelaar;
  /** Of the element in the body. */
  position: Position = { line: 0, column: 0, path: PAD_IN_BODY };
  operatie: Operatie | undefined;
  readonly #koppen: ElementLezer[] = [];
  readonly #wijze: Leeswijze;
  readonly #xml: XmlLezer;
  readonly #envelop: EnvelopLezer;
  #inhoud: ElementLezer | undefined;
  #isResultaten = false;

  constructor(limits: Partial<Limits>, charset: string | undefined, wijze: Leeswijze = STRIKT) {
    this.inHeader = new Verzamelaar(limits);
    this.inBody = new Verzamelaar(limits);
    this.#wijze = wijze;
    this.#envelop = new EnvelopLezer({
      header: (naam) => this.#header(naam),
      body: (naam, plaats) => this.#body(naam, plaats),
    });
    this.#xml = new XmlLezer(this.#envelop, limits, charset);
  }

  /** True: these are results, and there is no use in going on here. */
  lees(bytes: Uint8Array): boolean {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('the source must give bytes (Uint8Array)');
    for (const stuk of this.#xml.stukken(bytes)) {
      this.#xml.write(stuk);
      if (this.#isResultaten) return true;
    }
    return false;
  }

  /** The last tag has come. */
  get isHeel(): boolean {
    return this.#envelop.klaar;
  }

  rondAf(): void {
    this.#xml.end();
  }

  /** What the body says, also when not all of it may be said. */
  get inhoud(): unknown {
    return this.#inhoud?.waarde;
  }

  gelezen(): GelezenVerzoek {
    const { operatie } = this;
    const bevinding = bevindingenIn(this.inBody).find((b) => b.severity === 'error');
    const enige = this.#koppen.length === 1 && this.inHeader.aantalFouten === 0 ? this.#koppen[0] : undefined;
    return {
      autorisatie: enige?.waarde as Autorisatie | undefined,
      operatie,
      verzoek: bevinding === undefined ? (this.inhoud as VerzoekBasis | undefined) : undefined,
      bevinding,
    };
  }

  #header({ uri, lokaal }: Naam): Ontvanger | undefined {
    if (lokaal !== autorisatieElement.naam || !this.#wijze.isAutorisatie(uri)) return undefined;
    // In any order, and with the attributes that SOAP stacks add: the schema allows neither, live clients do both.
    const lezer = new ElementLezer(leesAutorisatie, this.inHeader, {
      pad: PAD_IN_HEADER,
      naamruimten: new Naamruimten(AUTORISATIE, [SOAP, XML]),
    });
    this.#koppen.push(lezer);
    return lezer;
  }

  #body({ uri, lokaal }: Naam, { line, column }: Plaats): Ontvanger | undefined {
    this.position = { line, column, path: `${PAD_IN_BODY}/${lokaal}` };
    this.#isResultaten = uri === LEERRESULTATEN && lokaal === brengLeerresultaten.verzoek.naam;
    const bekend = this.#wijze.isLeerlinggegevens(uri) ? this.#wijze.lezers.get(lokaal) : undefined;
    if (bekend === undefined) return undefined;
    this.operatie = bekend.operatie;
    this.#inhoud = new ElementLezer(bekend.lees, this.inBody, {
      strikt: this.#wijze.strikt,
      pad: PAD_IN_BODY,
      naamruimten: new Naamruimten(LEERLINGGEGEVENS, [SOAP, XML]),
    });
    return this.#inhoud;
  }
}

export const bevindingenIn = ({ partij }: Verzamelaar): Bevinding[] =>
  partij.flatMap((deel) => ('bevinding' in deel ? [deel.bevinding] : []));
