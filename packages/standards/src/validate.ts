/** Judges an EDEXML file, a UWLR message in its envelope, or a bare UWLR message, as the official schemas do. */
import { StandardsError } from './errors.ts';
import type { Deel } from './edexml/delen.ts';
import { edexWortel } from './edexml/edex.ts';
import { Identiteit } from './edexml/identiteit.ts';
import { uitgeven } from './edexml/uitgeven.ts';
import { EnvelopLezer, PAD_IN_BODY, PAD_IN_HEADER } from './soap/envelop-lezer.ts';
import { soapFaultElement } from './soap/fault.ts';
import { SOAP } from './soap/namespaces.ts';
import { autorisatieElement } from './uwlr/lees-verzoek.ts';
import { AUTORISATIE, LEERLINGGEGEVENS } from './uwlr/namespaces.ts';
import { operaties, type Operatie } from './uwlr/operaties.ts';
import type { ElementDeel } from './xml/beschrijving.ts';
import type { Bevinding } from './xml/bevinding.ts';
import { compileLezer } from './xml/compile.ts';
import { ElementLezer } from './xml/element-lezer.ts';
import { leesStroom, Verzamelaar } from './xml/lees-stroom.ts';
import type { Limits } from './xml/limits.ts';
import { Naamruimten } from './xml/naamruimten.ts';
import { XmlLezer, type Attributen, type Naam, type Ontvanger, type Plaats } from './xml/xml-lezer.ts';

export interface ValidateOptions {
  /** Refuse school years that the official list does not have (it ends at 2024-2025). */
  readonly officieleSchooljaren?: boolean;
  readonly limits?: Partial<Limits>;
}

export interface ValidateUitkomst {
  valid: boolean;
  standard: 'edexml-2.1' | 'uwlr-2.2';
  /** The first 1,000; `count` counts all. */
  findings: Bevinding[];
  count: number;
}

const uwlrElementen: ReadonlyMap<string, ElementDeel> = new Map(
  (Object.keys(operaties) as Operatie[]).flatMap((operatie) => {
    const { verzoek, antwoord, gegevens } = operaties[operatie];
    return [verzoek, antwoord, gegevens].map((deel) => [deel.naam, deel] as const);
  }),
);

/** Looks at the first tag and hands on to whoever knows such a message. */
class Wegwijzer implements Ontvanger {
  standard: ValidateUitkomst['standard'] = 'uwlr-2.2';
  readonly #opvang: Verzamelaar;
  readonly #options: ValidateOptions;
  #doel: Ontvanger | undefined;
  #naamruimten: Naamruimten | undefined;

  constructor(opvang: Verzamelaar, options: ValidateOptions) {
    this.#opvang = opvang;
    this.#options = options;
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    this.#doel ??= this.#kies(naam, plaats);
    this.#doel.open(naam, attributen, plaats);
  }

  tekst(tekst: string): void {
    this.#doel?.tekst(tekst);
  }

  sluit(): void {
    this.#doel?.sluit();
  }

  pad(): string {
    return this.#doel?.pad?.() ?? '';
  }

  #kies(naam: Naam, plaats: Plaats): Ontvanger {
    if (naam.lokaal === 'EDEX') {
      this.standard = 'edexml-2.1';
      return this.#lezer(edexWortel, '', '', BLOKKEN);
    }
    if (naam.lokaal === 'Envelope') {
      return new EnvelopLezer({
        header: (kop) =>
          kop.uri === AUTORISATIE && kop.lokaal === 'autorisatie'
            ? this.#lezer(autorisatieElement, AUTORISATIE, PAD_IN_HEADER)
            : undefined,
        body: (kind) => this.#body(kind, plaats, PAD_IN_BODY),
      });
    }
    return this.#body(naam, plaats, '');
  }

  #body(naam: Naam, plaats: Plaats, pad: string): Ontvanger {
    if (naam.uri === SOAP && naam.lokaal === 'Fault') {
      const lezer = this.#lezer(soapFaultElement, '', pad);
      this.#naamruimten!.wen(SOAP);
      return lezer;
    }
    const deel = naam.uri === LEERLINGGEGEVENS ? uwlrElementen.get(naam.lokaal) : undefined;
    if (deel === undefined) {
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        waarden: { verwacht: 'EDEX of een bericht van UWLR leerlinggegevens' },
        position: { line: plaats.line, column: plaats.column, path: pad },
      });
    }
    return this.#lezer(deel, LEERLINGGEGEVENS, pad, new Set());
  }

  #lezer(deel: ElementDeel, uri: string, pad: string, bekendeBlokken?: ReadonlySet<string>): ElementLezer {
    const { officieleSchooljaren = false } = this.#options;
    this.#naamruimten = new Naamruimten(uri, []);
    return new ElementLezer(
      compileLezer(deel, { uitgeven, officieleSchooljaren, uwlr: uri !== '' }),
      this.#opvang,
      { strikt: true, pad, naamruimten: this.#naamruimten, ...(bekendeBlokken && { bekendeBlokken }) },
    );
  }
}

const GETRAPT = /leerlinggegevens-(leerlingen|leerkrachten)\//;
const BLOKKEN = new Set(['OpmerkingGegevensType']);

/**
 * Throws a StandardsError when there is nothing to judge: no XML, another kind of message.
 *
 * @example
 * const { valid, findings } = await validateXml(createReadStream('school.xml'));
 * for (const { line, column, melding } of findings) console.log(`${line}:${column} ${melding}`);
 */
export async function validateXml(
  source: AsyncIterable<Uint8Array>,
  options: ValidateOptions = {},
): Promise<ValidateUitkomst> {
  const verzamelaar = new Verzamelaar(options.limits);
  const wegwijzer = new Wegwijzer(verzamelaar, options);
  const identiteit = new Identiteit((bevinding) => {
    // Stepwise answers refer to groups that came in an earlier answer.
    if (bevinding.code === 'VERWIJZING_LOOS' && GETRAPT.test(bevinding.path)) return;
    // The official UWLR schema lets these through, and so a partner may send them.
    const eigen = wegwijzer.standard === 'edexml-2.1' || bevinding.code === 'SLEUTEL_DUBBEL';
    verzamelaar.bevinding(eigen ? bevinding : { ...bevinding, severity: 'warning' });
  });
  const findings: Bevinding[] = [];
  for await (const partij of leesStroom(source, new XmlLezer(wegwijzer, options.limits), verzamelaar)) {
    for (const deel of partij as readonly Deel[]) {
      if (deel.kind === 'bevinding') findings.push(deel.bevinding);
      else identiteit.check(deel);
    }
  }
  findings.push(
    ...(verzamelaar.neem() as readonly Deel[]).flatMap((d) => (d.kind === 'bevinding' ? [d.bevinding] : [])),
  );
  return {
    valid: verzamelaar.aantalFouten === 0,
    standard: wegwijzer.standard,
    findings,
    count: verzamelaar.aantalBevindingen,
  };
}
