/**
 * Judges `toevoegingen`, which readers skip. A `blok` is abstract: without a type that the standard declares, official
 * validators refuse it. In a file there is one such type, in UWLR none.
 */
import { OPMERKING, opmerkingen } from '../edexml/toevoegingen.ts';
import { maakBevinding } from '../findings.ts';
import { compileLezer } from '../xml/schema/compile.ts';
import { ElementLezer, type LeesOpties, type Opvang } from '../xml/read/element-reader.ts';
import { XSI } from '../xml/read/namespaces.ts';
import type { Attributen, Naam, Ontvanger, Plaats } from '../xml/read/xml-reader.ts';
import { leesQNaam } from './xsi.ts';

const lees = compileLezer(opmerkingen);

export class ToevoegingenKeuring implements Ontvanger {
  readonly #lezer: ElementLezer;
  readonly #opvang: Opvang;
  readonly #pad: string;
  readonly #magOpmerking: boolean;
  #diepte = 0;
  /** After an unknown extension: what stands around it is judged no more. */
  #stil = false;

  constructor(opvang: Opvang, opties: LeesOpties & { pad: string; magOpmerking: boolean }) {
    this.#opvang = opvang;
    this.#pad = opties.pad;
    this.#magOpmerking = opties.magOpmerking;
    const stil: Opvang = {
      deel() {},
      weggelaten() {},
      bevinding: (bevinding) => {
        if (!this.#stil) opvang.bevinding(bevinding);
      },
    };
    this.#lezer = new ElementLezer(lees, stil, opties);
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (this.#diepte++ === 1 && naam.lokaal === 'blok' && !this.#isBekend(attributen, plaats)) {
      this.#stil = true;
      const { line, column } = plaats;
      const position = { line, column, path: `${this.#pad}/toevoegingen` };
      this.#opvang.bevinding(maakBevinding('TOEVOEGING_ONBEKEND', position));
    }
    this.#lezer.open(naam, attributen, plaats);
  }

  tekst(tekst: string): void {
    this.#lezer.tekst(tekst);
  }

  sluit(): void {
    this.#diepte--;
    this.#lezer.sluit();
  }

  #isBekend(attributen: Attributen, plaats: Plaats): boolean {
    if (!this.#magOpmerking) return false;
    return Object.entries(attributen).some(([naam, waarde]) => {
      const [prefix = '', lokaal] = naam.split(':');
      if (lokaal !== 'type' || plaats.uriVan(prefix) !== XSI) return false;
      const type = leesQNaam(waarde, plaats);
      return type.uri === '' && type.lokaal === OPMERKING;
    });
  }
}
