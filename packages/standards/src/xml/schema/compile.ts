/** Compiles the description of an element into tables that the reader walks through, once per process. */
import {
  isElementType,
  type ElementDeel,
  type ElementType,
  type Herhaling,
  type Model,
  type Reeks,
} from './description.ts';
import { compileAutomaat, type Automaat } from './automaton.ts';
import type { Soort } from './simple-type.ts';
import { compileControle, type Controle, type ControleOpties } from './check.ts';

export interface CompileOpties extends ControleOpties {
  /** Types that the reader hands out one by one instead of hanging them under their parent. */
  readonly uitgeven?: ReadonlyMap<ElementType<unknown>, string>;
}

export interface LeesAttribuut {
  readonly naam: string;
  readonly eigenschap: string;
  readonly verplicht: boolean;
  readonly trim: boolean;
  readonly uitleg: string;
  readonly controle: Controle;
}

export interface LeesType {
  readonly naam: string;
  readonly attributen: readonly LeesAttribuut[];
  readonly attribuut: ReadonlyMap<string, LeesAttribuut>;
  readonly kinderen: ReadonlyMap<string, LeesElement>;
  readonly kindRij: readonly LeesElement[];
  readonly automaat: Automaat;
  /** Properties that a value of this type always has. */
  readonly verplicht: readonly string[];
  /** The value is an array of the items. */
  readonly isReeks: boolean;
  /** A text beside the attributes, instead of children. */
  readonly tekst: { readonly controle: Controle; readonly uitleg: string } | undefined;
}

export interface LeesElement {
  readonly naam: string;
  readonly eigenschap: string;
  /** Place in the `kindRij` of the parent. */
  readonly index: number;
  readonly verplicht: boolean;
  /** May come more than once, so that its path carries a number. */
  readonly meervoud: boolean;
  readonly identificerend: boolean;
  readonly overslaan: boolean;
  readonly standaard: string | undefined;
  /** Simple content. */
  readonly controle: Controle | undefined;
  readonly trim: boolean;
  readonly leegMag: boolean;
  readonly uitleg: string;
  /** The type of XSD itself that it has, when nothing narrows it. */
  readonly xsdType: string | undefined;
  /** Complex content. */
  readonly type: LeesType | undefined;
  /** Where the value goes: a property, an item of the parent's array, an item of an array property. */
  readonly doel: 'eigenschap' | 'reeks' | 'herhaling';
  /** Items of several kinds say which they are. */
  readonly tag: string | undefined;
  /** Handed out under this name. */
  readonly uitgeven: string | undefined;
}

/** The element as root: a file, a message, a header. */
export function compileLezer(deel: ElementDeel, opties: CompileOpties = {}): LeesElement {
  return compileElement(deel, 0, { doel: 'eigenschap', meervoud: false, tag: undefined }, opties, new Map());
}

const isBeperkt = ({ min, max, patroon, waarden, van, tot }: Soort<unknown>): boolean =>
  [min, max, patroon, waarden, van, tot].some((grens) => grens !== undefined);

type Types = Map<ElementType<unknown>, LeesType>;
type Plek = Pick<LeesElement, 'doel' | 'meervoud' | 'tag'>;

function compileElement(
  deel: ElementDeel,
  index: number,
  plek: Plek,
  opties: CompileOpties,
  types: Types,
): LeesElement {
  const { inhoud } = deel;
  const complex = isElementType(inhoud);
  const controle = complex ? undefined : compileControle(inhoud, opties);
  return {
    ...plek,
    naam: deel.naam,
    eigenschap: deel.eigenschap,
    index,
    verplicht: deel.verplicht,
    identificerend: deel.identificerend === true,
    overslaan: deel.overslaan === true || (complex && inhoud.open === true),
    standaard: deel.standaard,
    controle,
    trim: !complex && inhoud.trim === true,
    leegMag: controle?.('') !== undefined,
    uitleg: complex ? '' : inhoud.uitleg,
    xsdType: complex || isBeperkt(inhoud) ? undefined : inhoud.basis,
    type: complex ? compileType(inhoud, opties, types) : undefined,
    uitgeven: complex ? opties.uitgeven?.get(inhoud) : undefined,
  };
}

function compileType(type: ElementType<unknown>, opties: CompileOpties, types: Types): LeesType {
  const bekend = types.get(type);
  if (bekend !== undefined) return bekend;
  const kinderen = new Map<string, LeesElement>();
  voegKinderenToe(type.inhoud, kinderen, opties, types);
  const attributen = type.attributen.map((a) => ({
    naam: a.naam,
    eigenschap: a.eigenschap,
    verplicht: a.verplicht,
    trim: a.soort.trim === true,
    uitleg: a.soort.uitleg,
    controle: compileControle(a.soort, opties),
  }));
  const klaar: LeesType = {
    naam: type.naam,
    attributen,
    attribuut: new Map(attributen.map((a) => [a.naam, a])),
    kinderen,
    kindRij: [...kinderen.values()],
    automaat: compileAutomaat(type.inhoud),
    verplicht: [
      ...attributen.filter((a) => a.verplicht).map((a) => a.eigenschap),
      ...altijdAanwezig(type.inhoud),
      ...(type.tekst ? ['waarde'] : []),
    ],
    isReeks: false,
    tekst: type.tekst && { controle: compileControle(type.tekst, opties), uitleg: type.tekst.uitleg },
  };
  types.set(type, klaar);
  return klaar;
}

function voegKinderenToe(
  model: Model,
  kinderen: Map<string, LeesElement>,
  opties: CompileOpties,
  types: Types,
): void {
  switch (model.deel) {
    case 'element':
      if (!kinderen.has(model.naam)) {
        const plek = { doel: 'eigenschap', meervoud: false, tag: undefined } as const;
        kinderen.set(model.naam, compileElement(model, kinderen.size, plek, opties, types));
      }
      return;
    case 'reeks':
      kinderen.set(model.naam, compileReeks(model, kinderen.size, opties, types));
      return;
    case 'herhaling':
      for (const item of model.items) {
        const kind = compileElement(item, kinderen.size, plekVan(model), opties, types);
        kinderen.set(item.naam, { ...kind, tag: tagVan(model, item), eigenschap: model.eigenschap });
      }
      return;
    case 'keuze':
    case 'volgorde':
      for (const deel of model.delen) voegKinderenToe(deel, kinderen, opties, types);
  }
}

const plekVan = (model: Herhaling | Reeks): Plek => ({
  doel: model.deel,
  meervoud: true,
  tag: undefined,
});

const tagVan = (model: Herhaling | Reeks, item: ElementDeel): string | undefined =>
  model.items.length > 1 ? item.eigenschap : undefined;

function compileReeks(reeks: Reeks, index: number, opties: CompileOpties, types: Types): LeesElement {
  const kindRij = reeks.items.map((item, i) => ({
    ...compileElement(item, i, plekVan(reeks), opties, types),
    tag: tagVan(reeks, item),
  }));
  const type: LeesType = {
    naam: reeks.naam,
    attributen: [],
    attribuut: new Map(),
    kinderen: new Map(kindRij.map((k) => [k.naam, k])),
    kindRij,
    automaat: compileAutomaat(itemsVan(reeks)),
    verplicht: [],
    isReeks: true,
    tekst: undefined,
  };
  return {
    naam: reeks.naam,
    eigenschap: reeks.eigenschap,
    index,
    verplicht: reeks.verplicht,
    meervoud: false,
    identificerend: false,
    overslaan: false,
    standaard: undefined,
    controle: undefined,
    trim: false,
    leegMag: false,
    uitleg: '',
    xsdType: undefined,
    type,
    doel: 'eigenschap',
    tag: undefined,
    uitgeven: undefined,
  };
}

/** 1..n of the items, mixed: one of them, then any number. */
export function itemsVan(reeks: Reeks): Model {
  const items: Herhaling = { deel: 'herhaling', eigenschap: '', items: reeks.items, verplicht: false };
  const eerste: Model = { deel: 'keuze', delen: reeks.items, verplicht: true };
  return { deel: 'volgorde', delen: [eerste, items], verplicht: true };
}

function altijdAanwezig(model: Model): string[] {
  switch (model.deel) {
    case 'element':
      return model.verplicht && !model.identificerend && !model.overslaan ? [model.eigenschap] : [];
    case 'reeks':
    case 'herhaling':
      return model.verplicht ? [model.eigenschap] : [];
    case 'volgorde':
      return model.verplicht ? model.delen.flatMap(altijdAanwezig) : [];
    case 'keuze':
      return [];
  }
}
