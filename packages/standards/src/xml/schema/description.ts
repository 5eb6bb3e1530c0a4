/**
 * The description of elements: the one place where a field of a standard is written down.
 *
 * Builders make plain data; their return types carry the TypeScript type of the value, so that
 * `type Leerling = Waarde<typeof leerling>` needs no second list. Property names follow from the names
 * on the wire (`start_ondw_jgr3` → `startOndwJgr3`, `voorletters-1` → `voorletters1`).
 */
import type { Soort } from './simple-type.ts';

/** The property that belongs to a name on the wire. */
export type Eigenschap<N extends string> = N extends `${infer A}_${infer B}`
  ? `${A}${Capitalize<Eigenschap<B>>}`
  : N extends `${infer A}-${infer B}`
    ? `${A}${Capitalize<Eigenschap<B>>}`
    : N;

export function eigenschapVan<N extends string>(naam: N): Eigenschap<N> {
  return naam.replace(/[_-](.)/g, (_, letter: string) => letter.toUpperCase()) as Eigenschap<N>;
}

/** A complex type: attributes and a content model. */
export interface ElementType<W> {
  readonly naam: string;
  readonly bron: string;
  readonly attributen: readonly Attribuut[];
  readonly inhoud: Volgorde;
  /** No children but a text: the value has it as `waarde`, beside the attributes. */
  readonly tekst?: Soort<string>;
  /** Unknown content is skipped without a word (supplier extensions, SOAP detail). */
  readonly open?: boolean;
  readonly '~type'?: W;
}

export type Inhoud<T> = Soort<T> | ElementType<T>;

export interface Deeltje<W> {
  /** Only for the type system: the part of the value that this particle fills. */
  readonly '~waarde'?: W;
}

export interface Attribuut {
  readonly deel: 'attribuut';
  readonly naam: string;
  readonly eigenschap: string;
  readonly soort: Soort<unknown>;
  readonly verplicht: boolean;
  readonly betekenis: string;
}

export interface ElementDeel {
  readonly deel: 'element';
  readonly naam: string;
  readonly eigenschap: string;
  readonly inhoud: Inhoud<unknown>;
  readonly betekenis: string;
  readonly verplicht: boolean;
  /** An identifying number (law R1): checked and counted, never put in any object. */
  readonly identificerend?: boolean;
  /** Skipped as a whole; nothing of it reaches a value. */
  readonly overslaan?: boolean;
  /** What an empty element means (XSD `default`). */
  readonly standaard?: string;
  /** The element and all in it live in another namespace than what stands around them. */
  readonly naamruimte?: string;
}

/** A container element whose items become one array: `samengestelde_groepen` → `samengesteldeGroepen`. */
export interface Reeks {
  readonly deel: 'reeks';
  readonly naam: string;
  readonly eigenschap: string;
  readonly items: readonly ElementDeel[];
  readonly betekenis: string;
  readonly verplicht: boolean;
}

/** Items that repeat without a container: `(rol | rolomschrijving)*` → `rollen`. */
export interface Herhaling {
  readonly deel: 'herhaling';
  readonly eigenschap: string;
  readonly items: readonly ElementDeel[];
  readonly verplicht: boolean;
}

export interface Volgorde {
  readonly deel: 'volgorde';
  readonly delen: readonly Model[];
  readonly verplicht: boolean;
}

export interface Keuze {
  readonly deel: 'keuze';
  readonly delen: readonly Model[];
  readonly verplicht: boolean;
}

export type Model = ElementDeel | Reeks | Herhaling | Volgorde | Keuze;

type Vlak<T> = { [K in keyof T]: T[K] } & {};
type Doorsnede<U> = (U extends unknown ? (u: U) => void : never) extends (d: infer I) => void ? I : never;
type WaardeVan<D> = D extends Deeltje<infer W> ? W : never;
type Samen<D extends readonly unknown[]> = Vlak<Doorsnede<WaardeVan<D[number]>>>;

/** The value that a description describes. */
export type ValueOf<B> = B extends ElementType<infer W> ? W : B extends Soort<infer T> ? T : never;

export interface Item<N extends string, T> extends ElementDeel, Deeltje<{ [K in Eigenschap<N>]: T }> {
  readonly naam: N;
  readonly '~item'?: T;
}

interface ElementOpties {
  readonly standaard?: string;
  readonly naamruimte?: string;
}

export function element<const N extends string, T>(
  naam: N,
  inhoud: Inhoud<T>,
  betekenis: string,
  opties: ElementOpties = {},
): Item<N, T> {
  return {
    deel: 'element',
    naam,
    eigenschap: eigenschapVan(naam),
    inhoud,
    betekenis,
    verplicht: true,
    ...opties,
  };
}

export function attribuut<const N extends string, T>(
  naam: N,
  soort: Soort<T>,
  betekenis: string,
): Attribuut & Deeltje<{ [K in Eigenschap<N>]: T }> {
  return { deel: 'attribuut', naam, eigenschap: eigenschapVan(naam), soort, betekenis, verplicht: true };
}

/** 0..1 instead of 1. */
export function optioneel<M extends { readonly verplicht: boolean }>(
  deel: M,
): Omit<M, '~waarde' | 'verplicht'> & { readonly verplicht: false } & Deeltje<Partial<WaardeVan<M>>> {
  return { ...deel, verplicht: false };
}

/** One branch of several; in the value each property of each branch is optional. */
export function keuze<const D extends readonly Model[]>(...delen: D): Keuze & Deeltje<Partial<Samen<D>>> {
  return { deel: 'keuze', delen, verplicht: true };
}

export function samen<const D extends readonly Model[]>(...delen: D): Volgorde & Deeltje<Samen<D>> {
  return { deel: 'volgorde', delen, verplicht: true };
}

/** `{ kind: 'groep', key }` for an item with fields, `{ kind: 'rol', waarde }` for an item with a text. */
type MetKind<I> =
  I extends Item<infer N, infer T>
    ? Vlak<{ kind: Eigenschap<N> } & (T extends object ? T : { waarde: T })>
    : never;

/** Items of one kind are plain; of several kinds they are tagged with `kind`. */
type ItemWaarde<I extends readonly unknown[]> = I extends readonly [Item<string, infer T>]
  ? T
  : MetKind<I[number]>;

export function reeks<const N extends string, const I extends readonly ElementDeel[]>(
  naam: N,
  betekenis: string,
  ...items: I
): Reeks & Deeltje<{ [K in Eigenschap<N>]: ItemWaarde<I>[] }> {
  return { deel: 'reeks', naam, eigenschap: eigenschapVan(naam), items, betekenis, verplicht: true };
}

export function herhaling<const E extends string, const I extends readonly ElementDeel[]>(
  eigenschap: E,
  ...items: I
): Herhaling & Deeltje<{ [K in E]?: ItemWaarde<I>[] }> {
  return { deel: 'herhaling', eigenschap, items, verplicht: false };
}

/** 1..n of the items without a container: `norm+` → `normen`. */
export function minstensEen<const E extends string, const I extends readonly ElementDeel[]>(
  eigenschap: E,
  ...items: I
): Herhaling & Deeltje<{ [K in E]: ItemWaarde<I>[] }> {
  return { deel: 'herhaling', eigenschap, items, verplicht: true };
}

/** An element whose value we never hold: validated, counted, dropped (law R1). */
export function identificerend(
  naam: string,
  soort: Soort<string>,
  betekenis: string,
): ElementDeel & Deeltje<{}> {
  return {
    deel: 'element',
    naam,
    eigenschap: eigenschapVan(naam),
    inhoud: soort,
    betekenis,
    verplicht: true,
    identificerend: true,
  };
}

/** An element that is skipped with everything in it. */
export function overgeslagen(
  naam: string,
  type: ElementType<unknown>,
  betekenis: string,
): ElementDeel & Deeltje<{}> {
  return {
    deel: 'element',
    naam,
    eigenschap: eigenschapVan(naam),
    inhoud: type,
    betekenis,
    verplicht: true,
    overslaan: true,
  };
}

export function elementType<const D extends readonly (Model | Attribuut)[]>(
  naam: string,
  bron: string,
  ...delen: D
): ElementType<Samen<D>> {
  return {
    naam,
    bron,
    attributen: delen.filter((d) => d.deel === 'attribuut'),
    inhoud: { deel: 'volgorde', delen: delen.filter((d) => d.deel !== 'attribuut'), verplicht: true },
  };
}

/** A text that has attributes: `{ waarde: 'REK-3', vocabulaire: '…' }`. */
export function tekstType<const D extends readonly Attribuut[]>(
  naam: string,
  bron: string,
  tekst: Soort<string>,
  ...attributen: D
): ElementType<Vlak<{ waarde: string } & Samen<D>>> {
  const inhoud = { deel: 'volgorde', delen: [], verplicht: true } as const;
  return { naam, bron, attributen, inhoud, tekst };
}

/** Content that we do not look into. */
export const openType = (naam: string, bron: string): ElementType<unknown> => ({
  naam,
  bron,
  attributen: [],
  inhoud: { deel: 'volgorde', delen: [], verplicht: true },
  open: true,
});

export function isElementType(inhoud: Inhoud<unknown>): inhoud is ElementType<unknown> {
  return 'inhoud' in inhoud;
}
