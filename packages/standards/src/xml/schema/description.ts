/**
 * The description of elements: the one place where a field of a standard is written down.
 *
 * Builders make plain data; their return types carry the TypeScript type of the value, so that
 * `type Leerling = ValueOf<typeof leerling>` needs no second list. Property names follow from the names
 * on the wire (`start_ondw_jgr3` → `startOndwJgr3`, `voorletters-1` → `voorletters1`).
 */
import type { SimpleType } from './simple-type.ts';

/** The property that belongs to a name on the wire. */
export type PropertyName<N extends string> = N extends `${infer A}_${infer B}`
  ? `${A}${Capitalize<PropertyName<B>>}`
  : N extends `${infer A}-${infer B}`
    ? `${A}${Capitalize<PropertyName<B>>}`
    : N;

export function toPropertyName<N extends string>(name: N): PropertyName<N> {
  return name.replace(/[_-](.)/g, (_, letter: string) => letter.toUpperCase()) as PropertyName<N>;
}

/** A complex type: attributes and a content model. */
export interface ElementType<W> {
  readonly name: string;
  readonly definedIn: string;
  readonly attributes: readonly Attribute[];
  readonly content: SequenceParticle;
  /** The element has a text instead of children: property `value`, beside the attributes. */
  readonly text?: SimpleType<string>;
  /** The reader skips any content and reports nothing (supplier extensions, SOAP detail). */
  readonly open?: boolean;
  readonly '~type'?: W;
}

export type Content<T> = SimpleType<T> | ElementType<T>;

export interface Fills<W> {
  /** For the type system only: the part of the value that this particle fills. */
  readonly '~waarde'?: W;
}

export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly property: string;
  readonly type: SimpleType<unknown>;
  readonly required: boolean;
  readonly meaning: string;
}

export interface ElementParticle {
  readonly kind: 'element';
  readonly name: string;
  readonly property: string;
  readonly content: Content<unknown>;
  readonly meaning: string;
  readonly required: boolean;
  /** An identifying number (law R1): the reader checks and counts it, and never puts it in an object. */
  readonly identifying?: boolean;
  /** The reader skips the element with everything in it. */
  readonly skipped?: boolean;
  /** The value of an empty element (XSD `default`). */
  readonly defaultValue?: string;
  /** The namespace of the element and its content, when it differs from that of the parent. */
  readonly namespace?: string;
}

/** A container element whose items become one array: `samengestelde_groepen` → `samengesteldeGroepen`. */
export interface ListParticle {
  readonly kind: 'list';
  readonly name: string;
  readonly property: string;
  readonly items: readonly ElementParticle[];
  readonly meaning: string;
  readonly required: boolean;
}

/** Items that repeat without a container: `(rol | rolomschrijving)*` → `rollen`. */
export interface RepeatParticle {
  readonly kind: 'repeat';
  readonly property: string;
  readonly items: readonly ElementParticle[];
  readonly required: boolean;
}

export interface SequenceParticle {
  readonly kind: 'sequence';
  readonly particles: readonly Particle[];
  readonly required: boolean;
}

export interface ChoiceParticle {
  readonly kind: 'choice';
  readonly particles: readonly Particle[];
  readonly required: boolean;
}

export type Particle = ElementParticle | ListParticle | RepeatParticle | SequenceParticle | ChoiceParticle;

type Flat<T> = { [K in keyof T]: T[K] } & {};
type Intersection<U> = (U extends unknown ? (u: U) => void : never) extends (d: infer I) => void ? I : never;
type FilledBy<D> = D extends Fills<infer W> ? W : never;
type Combined<D extends readonly unknown[]> = Flat<Intersection<FilledBy<D[number]>>>;

/** The value that a description describes. */
export type ValueOf<B> = B extends ElementType<infer W> ? W : B extends SimpleType<infer T> ? T : never;

export interface Item<N extends string, T> extends ElementParticle, Fills<{ [K in PropertyName<N>]: T }> {
  readonly name: N;
  readonly '~item'?: T;
}

interface ElementOptions {
  readonly defaultValue?: string;
  readonly namespace?: string;
}

export function element<const N extends string, T>(
  name: N,
  content: Content<T>,
  meaning: string,
  options: ElementOptions = {},
): Item<N, T> {
  return {
    kind: 'element',
    name,
    property: toPropertyName(name),
    content,
    meaning,
    required: true,
    ...options,
  };
}

export function attribute<const N extends string, T>(
  name: N,
  type: SimpleType<T>,
  meaning: string,
): Attribute & Fills<{ [K in PropertyName<N>]: T }> {
  return { kind: 'attribute', name, property: toPropertyName(name), type, meaning, required: true };
}

/** 0..1 instead of 1. */
export function optional<M extends { readonly required: boolean }>(
  particle: M,
): Omit<M, '~waarde' | 'verplicht'> & { readonly required: false } & Fills<Partial<FilledBy<M>>> {
  return { ...particle, required: false };
}

/** Exactly one of the branches; in the value every property of every branch is optional. */
export function choice<const D extends readonly Particle[]>(
  ...particles: D
): ChoiceParticle & Fills<Partial<Combined<D>>> {
  return { kind: 'choice', particles, required: true };
}

export function sequence<const D extends readonly Particle[]>(
  ...particles: D
): SequenceParticle & Fills<Combined<D>> {
  return { kind: 'sequence', particles, required: true };
}

/** `{ kind: 'groep', key }` for an item with fields, `{ kind: 'rol', value }` for an item with a text. */
type Tagged<I> =
  I extends Item<infer N, infer T>
    ? Flat<{ kind: PropertyName<N> } & (T extends object ? T : { value: T })>
    : never;

/** Items of one kind are plain; of several kinds they are tagged with `kind`. */
type ItemValue<I extends readonly unknown[]> = I extends readonly [Item<string, infer T>]
  ? T
  : Tagged<I[number]>;

export function list<const N extends string, const I extends readonly ElementParticle[]>(
  name: N,
  meaning: string,
  ...items: I
): ListParticle & Fills<{ [K in PropertyName<N>]: ItemValue<I>[] }> {
  return { kind: 'list', name, property: toPropertyName(name), items, meaning, required: true };
}

export function zeroOrMore<const E extends string, const I extends readonly ElementParticle[]>(
  property: E,
  ...items: I
): RepeatParticle & Fills<{ [K in E]?: ItemValue<I>[] }> {
  return { kind: 'repeat', property, items, required: false };
}

/** 1..n of the items without a container: `norm+` → `normen`. */
export function oneOrMore<const E extends string, const I extends readonly ElementParticle[]>(
  property: E,
  ...items: I
): RepeatParticle & Fills<{ [K in E]: ItemValue<I>[] }> {
  return { kind: 'repeat', property, items, required: true };
}

/** An element whose value we never hold: the reader validates, counts and drops it (law R1). */
export function identifying(
  name: string,
  type: SimpleType<string>,
  meaning: string,
): ElementParticle & Fills<{}> {
  return {
    kind: 'element',
    name,
    property: toPropertyName(name),
    content: type,
    meaning,
    required: true,
    identifying: true,
  };
}

/** An element that the reader skips with everything in it. */
export function skipped(
  name: string,
  type: ElementType<unknown>,
  meaning: string,
): ElementParticle & Fills<{}> {
  return {
    kind: 'element',
    name,
    property: toPropertyName(name),
    content: type,
    meaning,
    required: true,
    skipped: true,
  };
}

export function elementType<const D extends readonly (Particle | Attribute)[]>(
  name: string,
  definedIn: string,
  ...particles: D
): ElementType<Combined<D>> {
  return {
    name,
    definedIn,
    attributes: particles.filter((d) => d.kind === 'attribute'),
    content: { kind: 'sequence', particles: particles.filter((d) => d.kind !== 'attribute'), required: true },
  };
}

/** A text that has attributes: `{ value: 'REK-3', vocabulaire: '…' }`. */
export function textType<const D extends readonly Attribute[]>(
  name: string,
  definedIn: string,
  text: SimpleType<string>,
  ...attributes: D
): ElementType<Flat<{ value: string } & Combined<D>>> {
  const content = { kind: 'sequence', particles: [], required: true } as const;
  return { name, definedIn, attributes, content, text };
}

/** A type whose content the reader skips. */
export const openType = (name: string, definedIn: string): ElementType<unknown> => ({
  name,
  definedIn,
  attributes: [],
  content: { kind: 'sequence', particles: [], required: true },
  open: true,
});

export function isElementType(content: Content<unknown>): content is ElementType<unknown> {
  return 'content' in content;
}
