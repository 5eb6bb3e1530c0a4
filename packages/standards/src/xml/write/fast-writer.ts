/**
 * The fast path of the writer: one record (a pupil), when all of it is as it should be.
 *
 * Which properties a record has decides which tags it gets, so that is worked out once for each combination
 * (`recept.ts`). Whatever is not as expected (a value that does not fit, a character that needs care, another
 * kind of object) makes it let go without having written anything, and `schrijver.ts` writes the record, or says
 * what is wrong, as if nobody had tried. So there is one truth, and it stands there.
 * `docs/standards/snelheid-lezer.md` explains it; `snelschrijver.test.ts` holds the two together.
 */
import type { ElementDeel } from '../schema/description.ts';
import { BIJZONDER_ATTRIBUUT, NIET_GEWOON } from './escape.ts';
import { maakRecept, maakVorm, type Recept, type Vorm, type Wijze } from './fast-template.ts';
import type { ControleOpties } from '../schema/check.ts';
import type { Uitvoer } from './byte-output.ts';

/** Not as expected: for the plain path. No XML of ours is empty. */
const MIS = '';

/** A school has a few dozen; whoever makes ever other records writes them by the plain path. */
const MAX_VORMEN = 1024;

/** Writes records of one kind; for elements that have children or attributes. */
export class Snelschrijver {
  readonly #opties: ControleOpties;
  /** Of each element that a record is or may hold: the combination of nothing yet. */
  readonly #begin = new Map<ElementDeel, Vorm>();
  readonly #record: Vorm;
  #aantalVormen = 0;

  constructor(deel: ElementDeel, opties: ControleOpties) {
    this.#opties = opties;
    this.#record = this.#beginVan(deel);
  }

  /** One record and what comes after it; gives false when it has written nothing. */
  schrijf(inhoud: unknown, uit: Uitvoer, na = ''): boolean {
    const xml = this.#element(inhoud, this.#record);
    if (xml === MIS) return false;
    uit.record(xml + na);
    return true;
  }

  #element(inhoud: unknown, begin: Vorm): string {
    // What inherits may have properties that do not show here.
    if (typeof inhoud !== 'object' || inhoud === null || Object.getPrototypeOf(inhoud) !== Object.prototype) {
      return MIS;
    }
    const velden = inhoud as Record<string, unknown>;
    const waarden: unknown[] = [];
    let vorm = begin;
    for (const naam in velden) {
      const waarde = velden[naam];
      if (waarde === undefined) continue;
      const volgende = vorm.gok === naam ? vorm.gokVorm : this.#volgende(vorm, naam);
      if (volgende === undefined) return MIS;
      vorm = volgende;
      waarden.push(waarde);
    }
    const recept = vorm.recept === undefined ? this.#maakRecept(vorm) : vorm.recept;
    if (recept === null) return MIS;
    let xml = '';
    for (let i = 0; i < recept.stappen.length; i++) {
      const { voor, plek, wijze } = recept.stappen[i]!;
      const tekst = this.#waarde(wijze, waarden[plek]);
      if (tekst === undefined) return MIS;
      xml += voor;
      xml += tekst;
    }
    return xml + recept.slot;
  }

  /** As XML; undefined when it is for the plain path. */
  #waarde(wijze: Wijze, waarde: unknown): string | undefined {
    switch (wijze.soort) {
      case 'code':
        return wijze.codes.get(waarde);
      case 'lengte':
        if (typeof waarde !== 'string' || waarde.length < wijze.min || waarde.length > wijze.max) {
          return undefined;
        }
        return NIET_GEWOON.test(waarde) ? anders(waarde) : waarde;
      case 'datum':
        // When it comes back as it was, it has no spaces and no time zone, nor anything else to look out for.
        return typeof waarde === 'string' && wijze.controle(waarde) === waarde ? waarde : undefined;
      case 'controle':
        if (typeof waarde !== 'string' || wijze.controle(waarde) === undefined) return undefined;
        return NIET_GEWOON.test(waarde) ? anders(waarde) : waarde;
      case 'element':
        return this.#element(waarde, wijze.begin!) || undefined;
      case 'reeks':
        return this.#reeks(waarde, wijze.begin!);
    }
  }

  #reeks(rij: unknown, begin: Vorm): string | undefined {
    if (!Array.isArray(rij) || rij.length === 0) return undefined;
    let xml = '';
    for (const item of rij) {
      const tekst = this.#element(item, begin);
      if (tekst === MIS) return undefined;
      xml += tekst;
    }
    return xml;
  }

  #volgende(vorm: Vorm, naam: string): Vorm | undefined {
    let volgende = vorm.vervolg.get(naam);
    if (volgende === undefined) {
      if (this.#aantalVormen >= MAX_VORMEN) return undefined;
      this.#aantalVormen++;
      vorm.vervolg.set(naam, (volgende = maakVorm(vorm.deel, [...vorm.namen, naam])));
    }
    vorm.gok = naam;
    return (vorm.gokVorm = volgende);
  }

  #maakRecept(vorm: Vorm): Recept | null {
    return (vorm.recept = maakRecept(vorm, this.#opties, (deel) => this.#beginVan(deel)));
  }

  #beginVan(deel: ElementDeel): Vorm {
    let begin = this.#begin.get(deel);
    if (begin === undefined) this.#begin.set(deel, (begin = maakVorm(deel, [])));
    return begin;
  }
}

/** A value that is not ASCII as its bytes in UTF-8, a character each; nothing when it needs more care. */
function anders(tekst: string): string | undefined {
  return BIJZONDER_ATTRIBUUT.test(tekst) ? undefined : Buffer.from(tekst).toString('latin1');
}
