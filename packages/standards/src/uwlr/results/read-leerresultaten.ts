/** Reads results of tests as a stream: from an envelope, a bare message, or a file with tests only. */
import { StandardsError } from '../../errors.ts';
import { EnvelopLezer, PAD_IN_BODY, PAD_IN_HEADER } from '../../soap/envelope-reader.ts';
import { SOAP } from '../../soap/namespaces.ts';
import type { Bevinding } from '../../findings.ts';
import { compileLezer } from '../../xml/schema/compile.ts';
import { ElementLezer } from '../../xml/read/element-reader.ts';
import { leesStroom, Verzamelaar } from '../../xml/read/read-stream.ts';
import type { Limits } from '../../xml/limits.ts';
import { Naamruimten, XML } from '../../xml/read/namespaces.ts';
import type { Position } from '../../position.ts';
import { XmlLezer, type Attributen, type Naam, type Ontvanger, type Plaats } from '../../xml/read/xml-reader.ts';
import { autorisatie, autorisatieElement, type Autorisatie } from '../messages/autorisatie.ts';
import { leesElementVoor, LeerresultatenLezer } from './leerresultaten-reader.ts';
import type { LeerresultatenSchool, Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import { AUTORISATIE } from '../messages/namespaces.ts';
import { totHeel } from '../transport/until-complete.ts';
import type { Toets } from '../messages/toets.ts';

export type LeerresultatenDeel =
  | { kind: 'autorisatie'; value: Autorisatie; position: Position }
  | { kind: 'school'; value: LeerresultatenSchool; position: Position }
  | { kind: 'toetsafname'; value: Toetsafname; position: Position }
  | { kind: 'toets'; value: Toets; position: Position }
  | { kind: 'bevinding'; bevinding: Bevinding };

const leesAutorisatie = compileLezer(autorisatieElement, {
  uitgeven: new Map([[autorisatie, 'autorisatie']]),
});

/** Decides at the first tag what this is. */
class Begin implements Ontvanger {
  envelop: EnvelopLezer | undefined;
  readonly #opvang: Verzamelaar;
  readonly #strikt: boolean;
  #doel: Ontvanger | undefined;

  constructor(opvang: Verzamelaar, strikt: boolean) {
    this.#opvang = opvang;
    this.#strikt = strikt;
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    this.#doel ??= naam.lokaal === 'Envelope' ? this.#envelop() : this.#bericht(naam, plaats, '');
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

  #envelop(): Ontvanger {
    this.envelop = new EnvelopLezer({
      header: ({ uri, lokaal }) =>
        uri === AUTORISATIE && lokaal === autorisatieElement.naam
          ? new ElementLezer(leesAutorisatie, this.#opvang, {
              pad: PAD_IN_HEADER,
              naamruimten: new Naamruimten(AUTORISATIE, [SOAP, XML]),
            })
          : undefined,
      body: (naam, plaats) => this.#bericht(naam, plaats, PAD_IN_BODY),
    });
    return this.envelop;
  }

  #bericht(naam: Naam, { line, column }: Plaats, path: string): Ontvanger {
    const lees = leesElementVoor(naam);
    if (lees === undefined) {
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        waarden: { verwacht: 'leerresultaten_verzoek of Toetsdefinities' },
        position: { line, column, path },
      });
    }
    return new LeerresultatenLezer(lees, this.#opvang, { pad: path, strikt: this.#strikt });
  }
}

/**
 * The parts of a message with results, in its own order, in batches; constant memory.
 *
 * Throws a StandardsError when it cannot be read at all. What is wrong inside comes as `bevinding`; whoever
 * processes all or nothing, as UWLR wants, looks for one with severity `error` before he commits.
 *
 * @example
 * for await (const delen of readLeerresultaten(request)) {
 *   for (const deel of delen) if (deel.kind === 'toetsafname') console.log(deel.value.resultaten.length);
 * }
 */
export async function* readLeerresultaten(
  source: AsyncIterable<Uint8Array>,
  options: { readonly limits?: Partial<Limits> } = {},
): AsyncGenerator<readonly LeerresultatenDeel[], void, void> {
  yield* leesResultaten(source, options);
}

export interface LeesResultatenOpties {
  readonly limits?: Partial<Limits> | undefined;
  readonly charset?: string | undefined;
  /** Judge as the official schema does. */
  readonly strikt?: boolean;
}

export async function* leesResultaten(
  source: AsyncIterable<Uint8Array>,
  { limits, charset, strikt = false }: LeesResultatenOpties,
): AsyncGenerator<readonly LeerresultatenDeel[], void, void> {
  const verzamelaar = new Verzamelaar(limits);
  const begin = new Begin(verzamelaar, strikt);
  const lezer = new XmlLezer(begin, limits, charset);
  const heel = totHeel(source, () => begin.envelop?.klaar === true);
  // The description of each kind made its value, so kind and value belong together.
  for await (const partij of leesStroom(heel, lezer, verzamelaar)) yield partij as LeerresultatenDeel[];
}
