/** Judges a fault as the schema of the envelope does: its code is a name, and its detail may hold a fault of UWLR. */
import { soapFaultElement } from '../soap/fault.ts';
import { SOAP } from '../soap/namespaces.ts';
import { LEERLINGGEGEVENS } from '../uwlr/messages/namespaces.ts';
import { operaties } from '../uwlr/messages/operaties.ts';
import { maakBevinding } from '../findings.ts';
import { compileLezer } from '../xml/schema/compile.ts';
import { ElementLezer, type LeesOpties, type Opvang } from '../xml/read/element-reader.ts';
import { Naamruimten, XSI } from '../xml/read/namespaces.ts';
import type { Attributen, Naam, Ontvanger, Plaats } from '../xml/read/xml-reader.ts';
import { magXsiVan } from './xsi.ts';

const DETAILS: ReadonlySet<string> = new Set(
  Object.values(operaties).flatMap((o) => ('faultDetail' in o ? [o.faultDetail] : [])),
);

const QNAAM = /^[ \t\r\n]*(?:([\p{L}_][\p{L}\p{M}\p{N}._-]*):)?[\p{L}_][\p{L}\p{M}\p{N}._-]*[ \t\r\n]*$/u;

/** We hold the code and the actor as texts; the schema has other types for them. */
const GEEN_TEKST = ['faultcode', 'faultactor'];

const magXsi: NonNullable<LeesOpties['magXsi']> = (attribuut, waarde, element, plaats) =>
  magXsiVan(SOAP)(attribuut, waarde, element, plaats) &&
  !(attribuut === 'type' && GEEN_TEKST.includes(element.naam));

/** A fault may be the whole message, too: of SOAP itself, or as the WSDL declares it for the detail of one. */
export const isFault = ({ uri, lokaal }: Pick<Naam, 'uri' | 'lokaal'>): boolean =>
  (uri === SOAP && lokaal === 'Fault') || (uri === LEERLINGGEGEVENS && DETAILS.has(lokaal));

export class FaultKeuring implements Ontvanger {
  readonly #lezer: ElementLezer;
  readonly #opvang: Opvang;
  #diepte = 0;
  /** Text of the code, while we are in it. */
  #code: string | undefined;
  #plaats: Plaats | undefined;

  constructor(opvang: Opvang, lokaal: string, pad: string) {
    this.#opvang = opvang;
    this.#lezer = new ElementLezer(compileLezer({ ...soapFaultElement, naam: lokaal }), opvang, {
      strikt: true,
      pad,
      naamruimten: new Naamruimten('', []),
      magXsi,
      inOvergeslagen: (naam, hier) => new DetailKeuring(opvang, `${hier}/${naam}`),
    });
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    this.#plaats = plaats;
    const diepte = this.#diepte++;
    if (diepte === 1 && naam.lokaal === 'faultcode') this.#code = '';
    // The element itself has a namespace, which was looked at already; its children have none.
    this.#lezer.open(diepte === 0 ? { ...naam, uri: '' } : naam, attributen, plaats);
  }

  tekst(tekst: string): void {
    if (this.#code !== undefined) this.#code += tekst;
    this.#lezer.tekst(tekst);
  }

  sluit(): void {
    if (--this.#diepte === 1 && this.#code !== undefined) this.#keurCode(this.#code);
    this.#lezer.sluit();
  }

  pad(): string {
    return this.#lezer.pad();
  }

  #keurCode(code: string): void {
    this.#code = undefined;
    const plaats = this.#plaats!;
    const delen = QNAAM.exec(code);
    if (delen !== null && (delen[1] === undefined || plaats.uriVan(delen[1]) !== undefined)) return;
    const uitleg = 'een naam als soap:Client, met een voorvoegsel (xmlns) dat bekend is';
    const position = { line: plaats.line, column: plaats.column, path: this.pad() };
    this.#opvang.bevinding(maakBevinding('WAARDE_ONGELDIG', position, { element: 'faultcode', uitleg }));
  }
}

/** Anything may stand here; only what UWLR declares is judged. */
class DetailKeuring implements Ontvanger {
  readonly #opvang: Opvang;
  readonly #pad: string;
  #diepte = 0;
  #plaats = { line: 0, column: 0 };
  #fault: FaultKeuring | undefined;

  constructor(opvang: Opvang, pad: string) {
    this.#opvang = opvang;
    this.#pad = pad;
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (this.#diepte === 0) {
      this.#plaats = { line: plaats.line, column: plaats.column };
      if (naam.uri !== '') this.#meld('NAAMRUIMTE');
      for (const attribuut in attributen) {
        const [prefix = '', lokaal] = attribuut.split(':');
        if (plaats.uriVan(prefix) === XSI && (lokaal === 'type' || lokaal === 'nil')) {
          this.#meld('ATTRIBUUT_ONBEKEND');
        }
      }
    }
    if (this.#diepte++ === 1 && naam.uri === LEERLINGGEGEVENS && DETAILS.has(naam.lokaal)) {
      this.#fault = new FaultKeuring(this.#opvang, naam.lokaal, this.#pad);
    }
    this.#fault?.open(naam, attributen, plaats);
  }

  tekst(tekst: string): void {
    if (this.#diepte === 1 && /[^ \t\r\n]/.test(tekst)) this.#meld('TEKST_TUSSEN_ELEMENTEN');
    this.#fault?.tekst(tekst);
  }

  sluit(): void {
    this.#fault?.sluit();
    if (--this.#diepte === 1) this.#fault = undefined;
  }

  #meld(code: 'NAAMRUIMTE' | 'ATTRIBUUT_ONBEKEND' | 'TEKST_TUSSEN_ELEMENTEN'): void {
    const position = { ...this.#plaats, path: this.#pad };
    this.#opvang.bevinding(maakBevinding(code, position, { element: 'detail' }));
  }
}
