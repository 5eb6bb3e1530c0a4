/**
 * Brings messages with results, which live in three namespaces, down to the one that `ElementLezer` looks for.
 *
 * A name keeps its meaning only in the namespace that belongs to its place; in another it stays what it was and
 * is reported. `anderresultaat` is abstract, so whatever stands there is an extension.
 */
import type { ElementType } from '../../xml/schema/description.ts';
import { maakBevinding } from '../../findings.ts';
import { compileLezer, type LeesElement } from '../../xml/schema/compile.ts';
import { ElementLezer, type LeesOpties, type Opvang } from '../../xml/read/element-reader.ts';
import { Naamruimten, XML } from '../../xml/read/namespaces.ts';
import type { Attributen, Naam, Ontvanger, Plaats } from '../../xml/read/xml-reader.ts';
import { leerresultatenSchool, leerresultatenVerzoek, toetsafname } from '../messages/leerresultaten-verzoek.ts';
import { LEERRESULTATEN, OSO, TOETSDEFINITIES } from '../messages/namespaces.ts';
import { toets } from '../messages/toets.ts';
import { toetsdefinities } from '../messages/toetsdefinities.ts';

export const leerresultatenUitgeven: ReadonlyMap<ElementType<unknown>, string> = new Map<
  ElementType<unknown>,
  string
>([
  [leerresultatenSchool, 'school'],
  [toetsafname, 'toetsafname'],
  [toets, 'toets'],
]);

const leesVerzoek = compileLezer(leerresultatenVerzoek, { uitgeven: leerresultatenUitgeven });
const leesToetsdefinities = compileLezer(toetsdefinities, { uitgeven: leerresultatenUitgeven });

/** What to read a message with, by its first tag. */
export function leesElementVoor({ uri, lokaal }: Naam): LeesElement | undefined {
  if (uri === LEERRESULTATEN && lokaal === leerresultatenVerzoek.naam) return leesVerzoek;
  if (uri === TOETSDEFINITIES && lokaal === toetsdefinities.naam) return leesToetsdefinities;
  return undefined;
}

export class LeerresultatenLezer implements Ontvanger {
  readonly #lezer: ElementLezer;
  readonly #opvang: Opvang;
  readonly #strikt: boolean;
  #diepte = 0;
  /** Depth of the `osoresultaat` that we are in. */
  #oso = Infinity;
  /** Depth of the `anderresultaat` that we are in. */
  #ander = Infinity;

  constructor(lees: LeesElement, opvang: Opvang, opties: Omit<LeesOpties, 'naamruimten'>) {
    this.#opvang = opvang;
    this.#strikt = opties.strikt === true;
    this.#lezer = new ElementLezer(lees, opvang, {
      ...opties,
      // Stacks that read for us may write `xml:lang`; the schema does not have it.
      naamruimten: new Naamruimten(LEERRESULTATEN, this.#strikt ? [] : [XML]),
    });
  }

  open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    const diepte = this.#diepte++;
    this.#lezer.open(this.#thuis(naam, diepte), attributen, plaats);
    if (diepte > this.#ander) return;
    if (naam.lokaal === 'osoresultaat') this.#oso = Math.min(this.#oso, diepte);
    if (naam.lokaal === 'anderresultaat') {
      this.#ander = diepte;
      const path = `${this.#lezer.pad()}/anderresultaat`;
      const bevinding = maakBevinding('TOEVOEGING_ONBEKEND', {
        line: plaats.line,
        column: plaats.column,
        path,
      });
      this.#opvang.bevinding(this.#strikt ? bevinding : { ...bevinding, severity: 'warning' });
    }
  }

  tekst(tekst: string): void {
    this.#lezer.tekst(tekst);
  }

  sluit(): void {
    this.#diepte--;
    if (this.#diepte <= this.#oso) this.#oso = Infinity;
    if (this.#diepte <= this.#ander) this.#ander = Infinity;
    this.#lezer.sluit();
  }

  pad(): string {
    return this.#lezer.pad();
  }

  #thuis(naam: Naam, diepte: number): Naam {
    const hoort = diepte === 0 ? naam.uri : diepte > this.#oso ? OSO : LEERRESULTATEN;
    if (naam.uri === hoort) return { ...naam, uri: LEERRESULTATEN };
    return naam.uri === LEERRESULTATEN ? { ...naam, uri: `niet ${LEERRESULTATEN}` } : naam;
  }
}
