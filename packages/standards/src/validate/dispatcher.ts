/** Looks at the first tags of a message and hands on to whoever knows such a message. */
import { StandardsError } from '../errors.ts';
import { EnvelopLezer, PAD_IN_BODY, PAD_IN_HEADER } from '../soap/envelope-reader.ts';
import { autorisatieElement } from '../uwlr/messages/autorisatie.ts';
import { LeerresultatenLezer } from '../uwlr/results/leerresultaten-reader.ts';
import { AUTORISATIE, LEERRESULTATEN } from '../uwlr/messages/namespaces.ts';
import { maakBevinding } from '../findings.ts';
import { compileLezer, type LeesElement } from '../xml/schema/compile.ts';
import { ElementLezer, type LeesOpties } from '../xml/read/element-reader.ts';
import type { Verzamelaar } from '../xml/read/read-stream.ts';
import { Naamruimten } from '../xml/read/namespaces.ts';
import type { Attributen, Naam, Ontvanger, Plaats } from '../xml/read/xml-reader.ts';
import { nieuwste, profielen, standaarden, type ProfielNaam, type StandaardNaam } from './standards.ts';
import { FaultKeuring, isFault } from './fault-validator.ts';
import { Plaatsen } from './field-positions.ts';
import { ToevoegingenKeuring } from './toevoegingen-validator.ts';
import { magXsiVan } from './xsi.ts';
import { findWortel, leesElementVan, type Wortel } from './roots.ts';

export interface WegwijzerOpties {
  readonly standard?: StandaardNaam | undefined;
  readonly profiel?: ProfielNaam | undefined;
  readonly officieleSchooljaren?: boolean | undefined;
}

const leesAutorisatie = compileLezer(autorisatieElement);
export class Wegwijzer implements Ontvanger {
  /** Known after the first tags. */
  wortel: Wortel | undefined;
  standard: StandaardNaam;
  readonly plaatsen = new Plaatsen();
  /** Hears of each record as soon as its tag opens. */
  opRecord: (naam: string, key: string | undefined) => void = () => {};
  readonly #opvang: Verzamelaar;
  readonly #opties: WegwijzerOpties;
  #doel: Ontvanger | undefined;
  #autorisaties = 0;

  constructor(opvang: Verzamelaar, opties: WegwijzerOpties) {
    this.#opvang = opvang;
    this.#opties = opties;
    this.standard = opties.standard ?? nieuwste.uwlr;
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (this.plaatsen.open(naam.lokaal, plaats)) this.opRecord(naam.lokaal, attributen['key']);
    this.#doel ??= this.#kies(naam, plaats);
    this.#doel.open(naam, attributen, plaats);
  }

  tekst(tekst: string): void {
    this.#doel?.tekst(tekst);
  }

  sluit(): void {
    this.#doel?.sluit();
    this.plaatsen.sluit();
  }

  pad(): string {
    return this.#doel?.pad?.() ?? '';
  }

  #kies(naam: Naam, plaats: Plaats): Ontvanger {
    if (naam.lokaal !== 'Envelope') return this.#inhoud(naam, plaats, '');
    return new EnvelopLezer({
      header: (kop, bij) => this.#kopregel(kop, bij),
      body: (kind, bij) => this.#body(kind, bij),
      afwijking: (code, bij, path, element) => this.#meld(code, bij, path, { element }),
    });
  }

  #kopregel(naam: Naam, plaats: Plaats): Ontvanger | undefined {
    const path = PAD_IN_HEADER;
    if (naam.uri === AUTORISATIE && naam.lokaal === 'autorisatie') {
      if (++this.#autorisaties > 1) this.#meld('ELEMENT_DUBBEL', plaats, path, { element: 'autorisatie' });
      return this.#lezer(leesAutorisatie, AUTORISATIE, PAD_IN_HEADER);
    }
    this.#meld('KOPREGEL_ONBEKEND', plaats, path);
    return undefined;
  }

  #body(naam: Naam, plaats: Plaats): Ontvanger {
    const lezer = this.#inhoud(naam, plaats, PAD_IN_BODY);
    if (this.wortel?.isVerzoek && this.#autorisaties === 0) {
      this.#meld('AUTORISATIE_ONTBREEKT', plaats, PAD_IN_HEADER);
    }
    return lezer;
  }

  #inhoud(naam: Naam, plaats: Plaats, pad: string): Ontvanger {
    const { standard } = this.#opties;
    const wortel = findWortel(naam.uri, naam.lokaal) ?? this.#metHoofdletter(naam, plaats, pad);
    const familie = isFault(naam) ? 'uwlr' : wortel?.familie;
    if (familie === undefined || (standard && standaarden[standard].familie !== familie)) {
      const edexml = 'EDEX';
      const bericht = 'een bericht van UWLR';
      const verwacht =
        standard === undefined
          ? `${edexml} of ${bericht}`
          : standaarden[standard].familie === 'edexml'
            ? edexml
            : bericht;
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        waarden: { verwacht },
        position: { line: plaats.line, column: plaats.column, path: pad },
      });
    }
    this.standard = standard ?? nieuwste[familie];
    if (wortel === undefined) return new FaultKeuring(this.#opvang, naam.lokaal, pad);
    this.wortel = wortel;
    const { profiel, officieleSchooljaren = false } = this.#opties;
    const lees = leesElementVan(wortel, { standard: this.standard, profiel, officieleSchooljaren });
    if (wortel.isLeerresultaten) {
      const opties = { strikt: true, pad, magXsi: magXsiVan(LEERRESULTATEN) };
      return new LeerresultatenLezer(lees, this.#opvang, opties);
    }
    return this.#lezer(lees, wortel.uri, pad);
  }

  /** The official schemas of the profiles write `Structuur_verzoek`; everything else says it without capital. */
  #metHoofdletter(naam: Naam, plaats: Plaats, pad: string): Wortel | undefined {
    const { profiel } = this.#opties;
    const eigenaardig = profiel && profielen[profiel];
    if (!eigenaardig || !('eigenaardig' in eigenaardig)) return undefined;
    const klein = naam.lokaal.charAt(0).toLowerCase() + naam.lokaal.slice(1);
    const wortel = findWortel(naam.uri, klein);
    if (wortel === undefined || !wortel.isGetrapt || klein.includes('-')) return undefined;
    this.#meld('WORTEL_HOOFDLETTER', plaats, pad, { element: klein });
    return wortel;
  }

  #lezer(lees: LeesElement, uri: string, pad: string): ElementLezer {
    const opties: LeesOpties = {
      strikt: true,
      naamruimten: new Naamruimten(uri, []),
      magXsi: magXsiVan(uri),
    };
    return new ElementLezer(lees, this.#opvang, {
      ...opties,
      pad,
      inOvergeslagen: (element, hier) =>
        element === 'toevoegingen'
          ? new ToevoegingenKeuring(this.#opvang, { ...opties, pad: hier, magOpmerking: uri === '' })
          : undefined,
    });
  }

  #meld(
    code: Parameters<typeof maakBevinding>[0],
    { line, column }: Plaats,
    path: string,
    waarden?: Record<string, string>,
  ): void {
    this.#opvang.bevinding(maakBevinding(code, { line, column, path }, waarden));
  }
}
