/** Compiles the description of an element into the tables of the reader, once per process. */
import {
  isElementType,
  type ElementParticle,
  type ElementType,
  type RepeatParticle,
  type Particle,
  type ListParticle,
} from './description.ts';
import { compileAutomaton, type Automaton } from './automaton.ts';
import type { SimpleType } from './simple-type.ts';
import { compileCheck, type Check, type CheckOptions } from './check.ts';

export interface CompileOptions extends CheckOptions {
  /** Types whose values the reader emits one by one, under this name, instead of keeping them in the parent. */
  readonly emitAs?: ReadonlyMap<ElementType<unknown>, string>;
}

export interface CompiledAttribute {
  readonly name: string;
  readonly property: string;
  readonly required: boolean;
  readonly trim: boolean;
  readonly explanation: string;
  readonly expects: string;
  readonly check: Check;
}

export interface CompiledType {
  readonly name: string;
  readonly attributes: readonly CompiledAttribute[];
  readonly attribute: ReadonlyMap<string, CompiledAttribute>;
  readonly children: ReadonlyMap<string, CompiledElement>;
  readonly childList: readonly CompiledElement[];
  readonly automaton: Automaton;
  /** Properties that every value of this type has. */
  readonly required: readonly string[];
  /** The value is an array of the items. */
  readonly isList: boolean;
  /** A text beside the attributes, instead of children. */
  readonly text:
    { readonly check: Check; readonly explanation: string; readonly expects: string } | undefined;
}

export interface CompiledElement {
  readonly name: string;
  readonly property: string;
  /** Index in the `childList` of the parent. */
  readonly index: number;
  readonly required: boolean;
  /** May occur more than once; its path then has a number. */
  readonly repeats: boolean;
  readonly identifying: boolean;
  readonly skipped: boolean;
  readonly defaultValue: string | undefined;
  /** Simple content. */
  readonly check: Check | undefined;
  readonly trim: boolean;
  readonly mayBeEmpty: boolean;
  readonly explanation: string;
  readonly expects: string;
  /** The built-in XSD type, when no facet restricts it. */
  readonly xsdType: string | undefined;
  /** Complex content. */
  readonly type: CompiledType | undefined;
  /** Where the value goes: a property, an item of the parent's array, an item of an array property. */
  readonly target: 'property' | 'list' | 'repeat';
  /** The `kind` of the item, in a list of several kinds. */
  readonly tag: string | undefined;
  /** The reader emits the value under this name. */
  readonly emitAs: string | undefined;
}

/** Compiles an element that is read as a root: a file, a message, a header. */
export function compileDescription(particle: ElementParticle, options: CompileOptions = {}): CompiledElement {
  return compileElement(
    particle,
    0,
    { target: 'property', repeats: false, tag: undefined },
    options,
    new Map(),
  );
}

const isRestricted = ({
  minLength: min,
  maxLength: max,
  pattern,
  values,
  min: van,
  max: until,
}: SimpleType<unknown>): boolean =>
  [min, max, pattern, values, van, until].some((facet) => facet !== undefined);

type Types = Map<ElementType<unknown>, CompiledType>;
type Placement = Pick<CompiledElement, 'target' | 'repeats' | 'tag'>;

function compileElement(
  particle: ElementParticle,
  index: number,
  placement: Placement,
  options: CompileOptions,
  types: Types,
): CompiledElement {
  const { content } = particle;
  const complex = isElementType(content);
  const check = complex ? undefined : compileCheck(content, options);
  return {
    ...placement,
    name: particle.name,
    property: particle.property,
    index,
    required: particle.required,
    identifying: particle.identifying === true,
    skipped: particle.skipped === true || (complex && content.open === true),
    defaultValue: particle.defaultValue,
    check,
    trim: !complex && content.trim === true,
    mayBeEmpty: check?.('') !== undefined,
    explanation: complex ? '' : content.explanation,
    expects: complex ? '' : content.expects,
    xsdType: complex || isRestricted(content) ? undefined : content.base,
    type: complex ? compileType(content, options, types) : undefined,
    emitAs: complex ? options.emitAs?.get(content) : undefined,
  };
}

function compileType(type: ElementType<unknown>, options: CompileOptions, types: Types): CompiledType {
  const known = types.get(type);
  if (known !== undefined) return known;
  const children = new Map<string, CompiledElement>();
  addChildren(type.content, children, options, types);
  const attributes = type.attributes.map((a) => ({
    name: a.name,
    property: a.property,
    required: a.required,
    trim: a.type.trim === true,
    explanation: a.type.explanation,
    expects: a.type.expects,
    check: compileCheck(a.type, options),
  }));
  const compiled: CompiledType = {
    name: type.name,
    attributes,
    attribute: new Map(attributes.map((a) => [a.name, a])),
    children,
    childList: [...children.values()],
    automaton: compileAutomaton(type.content),
    required: [
      ...attributes.filter((a) => a.required).map((a) => a.property),
      ...listAlwaysPresent(type.content),
      ...(type.text ? ['value'] : []),
    ],
    isList: false,
    text: type.text && {
      check: compileCheck(type.text, options),
      explanation: type.text.explanation,
      expects: type.text.expects,
    },
  };
  types.set(type, compiled);
  return compiled;
}

function addChildren(
  particle: Particle,
  children: Map<string, CompiledElement>,
  options: CompileOptions,
  types: Types,
): void {
  switch (particle.kind) {
    case 'element':
      if (!children.has(particle.name)) {
        const placement = { target: 'property', repeats: false, tag: undefined } as const;
        children.set(particle.name, compileElement(particle, children.size, placement, options, types));
      }
      return;
    case 'list':
      children.set(particle.name, compileList(particle, children.size, options, types));
      return;
    case 'repeat':
      for (const item of particle.items) {
        const child = compileElement(item, children.size, placementOf(particle), options, types);
        children.set(item.name, { ...child, tag: tagOf(particle, item), property: particle.property });
      }
      return;
    case 'choice':
    case 'sequence':
      for (const member of particle.particles) addChildren(member, children, options, types);
  }
}

const placementOf = (particle: RepeatParticle | ListParticle): Placement => ({
  target: particle.kind,
  repeats: true,
  tag: undefined,
});

const tagOf = (particle: RepeatParticle | ListParticle, item: ElementParticle): string | undefined =>
  particle.items.length > 1 ? item.property : undefined;

function compileList(
  list: ListParticle,
  index: number,
  options: CompileOptions,
  types: Types,
): CompiledElement {
  const childList = list.items.map((item, i) => ({
    ...compileElement(item, i, placementOf(list), options, types),
    tag: tagOf(list, item),
  }));
  const type: CompiledType = {
    name: list.name,
    attributes: [],
    attribute: new Map(),
    children: new Map(childList.map((k) => [k.name, k])),
    childList,
    automaton: compileAutomaton(itemsOf(list)),
    required: [],
    isList: true,
    text: undefined,
  };
  return {
    name: list.name,
    property: list.property,
    index,
    required: list.required,
    repeats: false,
    identifying: false,
    skipped: false,
    defaultValue: undefined,
    check: undefined,
    trim: false,
    mayBeEmpty: false,
    explanation: '',
    expects: '',
    xsdType: undefined,
    type,
    target: 'property',
    tag: undefined,
    emitAs: undefined,
  };
}

/** The content model of a list: one item, then any number. */
export function itemsOf(list: ListParticle): Particle {
  const items: RepeatParticle = { kind: 'repeat', property: '', items: list.items, required: false };
  const first: Particle = { kind: 'choice', particles: list.items, required: true };
  return { kind: 'sequence', particles: [first, items], required: true };
}

function listAlwaysPresent(particle: Particle): string[] {
  switch (particle.kind) {
    case 'element':
      return particle.required && !particle.identifying && !particle.skipped ? [particle.property] : [];
    case 'list':
    case 'repeat':
      return particle.required ? [particle.property] : [];
    case 'sequence':
      return particle.required ? particle.particles.flatMap(listAlwaysPresent) : [];
    case 'choice':
      return [];
  }
}
