/**
 * How to write an element that has just these properties: the pieces that are always the same, made ready, with
 * the values between them. Only for the fast path (`snelschrijver.ts`); what it cannot do gives no recipe.
 */
import {
  isElementType,
  type Attribuut,
  type ElementDeel,
  type ElementType,
  type Keuze,
  type Model,
  type Reeks,
} from '../schema/description.ts';
import { NIET_GEWOON } from './escape.ts';
import { eigenschappen, openTag } from './writer.ts';
import { compileControle, waardenVan, type Controle, type ControleOpties } from '../schema/check.ts';
import type { Soort } from '../schema/simple-type.ts';

/** How a value gets in. */
export interface Wijze {
  readonly soort: 'code' | 'datum' | 'lengte' | 'controle' | 'element' | 'reeks';
  readonly min: number;
  readonly max: number;
  readonly controle: Controle;
  /** All values that it may have, and how they are written. */
  readonly codes: ReadonlyMap<unknown, string>;
  /** Of an element in the element. */
  readonly begin: Vorm | undefined;
}

export interface Stap {
  /** What comes before the value, from behind the one before it. */
  readonly voor: string;
  /** The number of the property, in the order of the record. */
  readonly plek: number;
  readonly wijze: Wijze;
}

export interface Recept {
  readonly stappen: readonly Stap[];
  /** Behind the last value. */
  readonly slot: string;
}

/** The properties of an element that were met so far, in their order; together they are a tree. */
export interface Vorm {
  readonly deel: ElementDeel;
  readonly namen: readonly string[];
  readonly vervolg: Map<string, Vorm>;
  /** What came next the last time: records of one maker are alike. */
  gok: string;
  gokVorm: Vorm | undefined;
  /** Null: this combination is for the plain path. */
  recept: Recept | null | undefined;
}

export const maakVorm = (deel: ElementDeel, namen: readonly string[]): Vorm => ({
  deel,
  namen,
  vervolg: new Map(),
  gok: '',
  gokVorm: undefined,
  recept: undefined,
});

type BeginVan = (deel: ElementDeel) => Vorm;

/** Null when the plain path must write such an element, or refuse it. */
export function maakRecept({ deel, namen }: Vorm, opties: ControleOpties, beginVan: BeginVan): Recept | null {
  if (!isElementType(deel.inhoud)) return null;
  const maker = new Receptmaker(namen, opties, beginVan);
  return maker.element(deel, deel.inhoud) ? { stappen: maker.stappen, slot: maker.xml } : null;
}

class Receptmaker {
  readonly stappen: Stap[] = [];
  /** Since the last value. */
  xml = '';
  readonly #namen: readonly string[];
  readonly #opties: ControleOpties;
  readonly #beginVan: BeginVan;

  constructor(namen: readonly string[], opties: ControleOpties, beginVan: BeginVan) {
    this.#namen = namen;
    this.#opties = opties;
    this.#beginVan = beginVan;
  }

  element(deel: ElementDeel, type: ElementType<unknown>): boolean {
    if (type.tekst !== undefined) return false;
    this.xml += openTag(deel);
    if (!type.attributen.every((attribuut) => this.#attribuut(attribuut))) return false;
    if (type.inhoud.delen.length === 0) {
      this.xml += '/>';
      return true;
    }
    this.xml += '>';
    if (!this.#model(type.inhoud)) return false;
    this.xml += `</${deel.naam}>`;
    return true;
  }

  #attribuut({ naam, eigenschap, verplicht, soort }: Attribuut): boolean {
    if (!this.#namen.includes(eigenschap)) return !verplicht;
    this.xml += ` ${naam}="`;
    this.#waarde(eigenschap, wijzeVan(soort, this.#opties));
    this.xml += '"';
    return true;
  }

  #model(model: Model): boolean {
    switch (model.deel) {
      case 'element':
        return this.#veld(model);
      case 'reeks':
        return this.#reeks(model);
      case 'volgorde':
        return model.delen.every((deel) => this.#model(deel));
      case 'keuze':
        return this.#keuze(model);
      case 'herhaling':
        return !model.verplicht && !this.#namen.includes(model.eigenschap);
    }
  }

  #veld(deel: ElementDeel): boolean {
    const { inhoud, eigenschap, naam } = deel;
    if (deel.identificerend || deel.overslaan) return true;
    if (!this.#namen.includes(eigenschap)) return !deel.verplicht;
    if (isElementType(inhoud)) {
      this.#waarde(eigenschap, { ...GEEN, soort: 'element', begin: this.#beginVan(deel) });
      return true;
    }
    this.xml += `${openTag(deel)}>`;
    this.#waarde(eigenschap, wijzeVan(inhoud, this.#opties));
    this.xml += `</${naam}>`;
    return true;
  }

  #reeks({ items, eigenschap, naam, verplicht }: Reeks): boolean {
    if (!this.#namen.includes(eigenschap)) return !verplicht;
    const [deel] = items;
    if (deel === undefined || items.length > 1 || !isElementType(deel.inhoud)) return false;
    this.xml += `<${naam}>`;
    this.#waarde(eigenschap, { ...GEEN, soort: 'reeks', begin: this.#beginVan(deel) });
    this.xml += `</${naam}>`;
    return true;
  }

  #keuze(keuze: Keuze): boolean {
    const gevuld = eigenschappen({ ...keuze, verplicht: false }, false).filter((e) =>
      this.#namen.includes(e),
    );
    if (gevuld.length === 0) return !keuze.verplicht;
    const tak = keuze.delen.find((deel) => {
      const mag = eigenschappen(deel, false);
      return (
        gevuld.every((e) => mag.includes(e)) && eigenschappen(deel, true).every((e) => gevuld.includes(e))
      );
    });
    return tak !== undefined && this.#model(tak);
  }

  #waarde(eigenschap: string, wijze: Wijze): void {
    this.stappen.push({ voor: this.xml, plek: this.#namen.indexOf(eigenschap), wijze });
    this.xml = '';
  }
}

const GEEN: Wijze = {
  soort: 'lengte',
  min: 0,
  max: Infinity,
  controle: (tekst) => tekst,
  codes: new Map(),
  begin: undefined,
};

function wijzeVan(soort: Soort<unknown>, opties: ControleOpties): Wijze {
  const controle = compileControle(soort, opties);
  const waarden = waardenVan(soort, opties);
  if (waarden !== undefined) return { ...GEEN, soort: 'code', codes: codesVan(waarden, controle) };
  if (soort.basis === 'date' || soort.basis === 'dateTime') return { ...GEEN, soort: 'datum', controle };
  if (soort.basis !== 'string' || soort.patroon !== undefined)
    return { ...GEEN, soort: 'controle', controle };
  return { ...GEEN, min: soort.min ?? 0, max: soort.max ?? Infinity };
}

/** As text and, of a number, as number. */
function codesVan(waarden: readonly string[], controle: Controle): Wijze['codes'] {
  const codes = new Map<unknown, string>();
  for (const tekst of waarden) {
    const waarde = controle(tekst);
    if (waarde === undefined || NIET_GEWOON.test(tekst)) continue;
    codes.set(tekst, tekst);
    if (typeof waarde === 'number') codes.set(waarde, String(waarde));
  }
  return codes;
}
