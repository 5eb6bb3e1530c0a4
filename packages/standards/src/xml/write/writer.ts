/**
 * Compiles the description of an element into a writer: value in, XML out, in the order of the standard.
 *
 * A writer invents nothing and cuts nothing off. For a value that does not fit it throws a StandardsError
 * (`WAARDE_ONGELDIG`, `WAARDE_ONTBREEKT`, `WAARDE_NIET_EENDUIDIG`) with the name of the element.
 */
import { StandardsError } from '../../errors.ts';
import {
  isElementType,
  type Attribute,
  type ElementParticle,
  type ElementType,
  type RepeatParticle,
  type ChoiceParticle,
  type Particle,
  type ListParticle,
  type SequenceParticle,
} from '../schema/description.ts';
import { escapeAttribute } from './escape.ts';
import type { SimpleType } from '../schema/simple-type.ts';
import { compileCheck, type CheckOptions } from '../schema/check.ts';
import { ByteOutput, encodeFixed } from './byte-output.ts';

/** Collects a small message as text. */
export interface TextOutput {
  text: string;
}

/** Writes the part of `value` that a particle describes. */
type WriteParticle = (value: Record<string, unknown>, out: ByteOutput) => void;
/** Writes one element with this content. */
export type WriteElement<U = TextOutput> = (content: unknown, out: U) => void;

type Types = Map<ElementType<unknown>, TypeWriter>;

interface TypeWriter {
  readonly attributes: WriteParticle;
  readonly children: WriteParticle;
  /** Has no children and no text: `<groep key="1"/>`. */
  readonly isChildless: boolean;
}

export interface WriterOptions extends CheckOptions {
  /** Attributes for the start tag of the outermost element, as XML. */
  readonly declarations?: string;
}

/** A writer for a message that fits in one string. */
export function compileTextWriter(element: ElementParticle, options: WriterOptions = {}): WriteElement {
  const write = compileElementWriter(element, options);
  return (content, out) => {
    const output = new ByteOutput();
    write(content, output);
    out.text += output.toString();
  };
}

/** A writer for a part of a stream. */
export function compileElementWriter(
  element: ElementParticle,
  options: WriterOptions = {},
): WriteElement<ByteOutput> {
  const { declarations = '', ...tail } = options;
  return elementWriter(element, tail, new Map(), declarations);
}

function elementWriter(
  element: ElementParticle,
  options: CheckOptions,
  types: Types,
  declarations = '',
): WriteElement<ByteOutput> {
  const { name, content } = element;
  const close = encodeFixed(`</${name}>`);
  if (!isElementType(content)) {
    const check = compileCheck(content, options);
    const open = encodeFixed(`${openTag(element, declarations)}>`);
    const { explanation } = content;
    return (value, out) => {
      const text = typeof value === 'string' ? value : String(value);
      if (check(text) === undefined) {
        throw new StandardsError('WAARDE_ONGELDIG', { values: { element: name, explanation } });
      }
      out.text(open, text, close, name);
    };
  }
  const type = typeWriter(content, options, types);
  const open = encodeFixed(openTag(element, declarations));
  return (value, out) => {
    const fields = value as Record<string, unknown>;
    out.fixed(open);
    type.attributes(fields, out);
    if (type.isChildless) {
      out.fixed(EMPTY_TAG_END);
      return;
    }
    out.fixed(TAG_END);
    type.children(fields, out);
    out.fixed(close);
  };
}

/** The start tag, up to where its attributes go. */
export function openTag({ name, namespace }: ElementParticle, declarations = ''): string {
  const own = namespace === undefined ? '' : ` xmlns="${escapeAttribute(namespace, name)}"`;
  return `<${name}${declarations}${own}`;
}

const EMPTY_TAG_END = encodeFixed('/>');
const TAG_END = encodeFixed('>');
const QUOTE = encodeFixed('"');
const NOTHING = encodeFixed('');

function typeWriter(type: ElementType<unknown>, options: CheckOptions, types: Types): TypeWriter {
  let done = types.get(type);
  if (done === undefined) {
    const attributes = type.attributes.map((a) => attributeWriter(a, type.name, options));
    done = {
      attributes: (value, out) => {
        for (const write of attributes) write(value, out);
      },
      children: type.text
        ? textWriter(type.text, type.name, options)
        : particleWriter(type.content, options, types),
      isChildless: type.content.particles.length === 0 && type.text === undefined,
    };
    types.set(type, done);
  }
  return done;
}

/** The text of an element that also has attributes. */
function textWriter(type: SimpleType<unknown>, element: string, options: CheckOptions): WriteParticle {
  const check = compileCheck(type, options);
  const { explanation } = type;
  return ({ value }, out) => {
    if (value === undefined) throw new StandardsError('WAARDE_ONTBREEKT', { values: { element } });
    if (typeof value !== 'string' || check(value) === undefined) {
      throw new StandardsError('WAARDE_ONGELDIG', { values: { element, explanation } });
    }
    out.text(NOTHING, value, NOTHING, element);
  };
}

function attributeWriter(attribute: Attribute, parent: string, options: CheckOptions): WriteParticle {
  const { property, name, required, type } = attribute;
  const check = compileCheck(type, options);
  const element = `${parent}/@${name}`;
  const start = encodeFixed(` ${name}="`);
  return (value, out) => {
    const content = value[property];
    if (content === undefined) {
      if (required) throw new StandardsError('WAARDE_ONTBREEKT', { values: { element } });
      return;
    }
    const text = typeof content === 'number' ? String(content) : content;
    if (typeof text !== 'string' || check(text) === undefined) {
      throw new StandardsError('WAARDE_ONGELDIG', { values: { element, explanation: type.explanation } });
    }
    out.attribute(start, text, QUOTE, element);
  };
}

function particleWriter(particle: Particle, options: CheckOptions, types: Types): WriteParticle {
  switch (particle.kind) {
    case 'element':
      return fieldWriter(particle, options, types);
    case 'list':
      return listWriter(particle, options, types);
    case 'repeat':
      return repeatWriter(particle, options, types);
    case 'choice':
      return choiceWriter(particle, options, types);
    case 'sequence':
      return sequenceWriter(particle, options, types);
  }
}

const WRITE_NOTHING: WriteParticle = () => {};

function fieldWriter(element: ElementParticle, options: CheckOptions, types: Types): WriteParticle {
  // An identifying number is never held (law R1) and a skipped element never kept: neither can be written.
  if (element.identifying || element.skipped) return WRITE_NOTHING;
  const write = elementWriter(element, options, types);
  const { property, name, required } = element;
  return (value, out) => {
    const content = value[property];
    if (content !== undefined) write(content, out);
    else if (required) throw new StandardsError('WAARDE_ONTBREEKT', { values: { element: name } });
  };
}

function sequenceWriter(sequence: SequenceParticle, options: CheckOptions, types: Types): WriteParticle {
  // Leaves out what writes nothing.
  const writers = sequence.particles
    .map((element) => particleWriter(element, options, types))
    .filter((element) => element !== WRITE_NOTHING);
  return (value, out) => {
    for (let i = 0; i < writers.length; i++) writers[i]!(value, out);
  };
}

/** Writes the first branch that allows all filled properties and has its required ones. */
function choiceWriter(choice: ChoiceParticle, options: CheckOptions, types: Types): WriteParticle {
  const all = [...new Set(listProperties({ ...choice, required: false }, false))];
  if (all.length > 31) throw new TypeError('a choice between too many elements');
  // Per branch, as bits: the required and the allowed properties.
  const bits = (properties: readonly string[]): number =>
    properties.reduce((bits, e) => bits | (1 << all.indexOf(e)), 0);
  const branches = choice.particles.map((element) => ({
    needed: bits(listProperties(element, true)),
    allowed: bits(listProperties(element, false)),
    write: particleWriter(element, options, types),
  }));
  const element = all.join(', ');
  if (all.length === 0 && !choice.required) return WRITE_NOTHING;
  return (value, out) => {
    let filled = 0;
    for (let i = 0; i < all.length; i++) if (value[all[i]!] !== undefined) filled |= 1 << i;
    if (filled === 0) {
      if (choice.required) throw new StandardsError('WAARDE_ONTBREEKT', { values: { element } });
      return;
    }
    for (const branch of branches) {
      if ((filled & branch.needed) !== branch.needed || (filled & ~branch.allowed) !== 0) continue;
      branch.write(value, out);
      return;
    }
    throw new StandardsError('WAARDE_NIET_EENDUIDIG', { values: { element } });
  };
}

function repeatWriter(repeat: RepeatParticle, options: CheckOptions, types: Types): WriteParticle {
  const write = itemWriter(repeat.items, options, types);
  const { property, required } = repeat;
  return (value, out) => {
    const items = value[property] as readonly unknown[] | undefined;
    if (required && (items === undefined || items.length === 0)) {
      throw new StandardsError('WAARDE_ONTBREEKT', { values: { element: property } });
    }
    if (items !== undefined) for (const item of items) write(item, out);
  };
}

function listWriter(list: ListParticle, options: CheckOptions, types: Types): WriteParticle {
  const write = itemWriter(list.items, options, types);
  const { property, name, required } = list;
  const [open, close] = [encodeFixed(`<${name}>`), encodeFixed(`</${name}>`)];
  return (value, out) => {
    const items = value[property] as readonly unknown[] | undefined;
    if (items === undefined || items.length === 0) {
      if (required) throw new StandardsError('WAARDE_ONTBREEKT', { values: { element: name } });
      return;
    }
    out.fixed(open);
    for (const item of items) write(item, out);
    out.fixed(close);
  };
}

/** Writes one item of a list; in a list of several kinds, `kind` says which element it is. */
export function itemWriter(
  items: readonly ElementParticle[],
  options: CheckOptions,
  types: Types = new Map(),
): WriteElement<ByteOutput> {
  const only = items.length === 1 ? items[0] : undefined;
  if (only !== undefined) return elementWriter(only, options, types);
  const byKind = new Map(
    items.map((item) => [
      item.property,
      { write: elementWriter(item, options, types), text: !isElementType(item.content) },
    ]),
  );
  return (value, out) => {
    const { kind, value: text } = value as { kind: string; value?: unknown };
    const item = byKind.get(kind);
    if (item === undefined) throw new TypeError('an item without a known kind');
    item.write(item.text ? text : value, out);
  };
}

/** The properties that a particle fills; with `onlyNeeded` only the required ones. */
export function listProperties(particle: Particle, onlyNeeded: boolean): string[] {
  if (onlyNeeded && !particle.required) return [];
  switch (particle.kind) {
    case 'element':
      return particle.identifying || particle.skipped ? [] : [particle.property];
    case 'list':
    case 'repeat':
      return [particle.property];
    case 'sequence':
      return particle.particles.flatMap((element) => listProperties(element, onlyNeeded));
    case 'choice':
      return onlyNeeded ? [] : particle.particles.flatMap((element) => listProperties(element, onlyNeeded));
  }
}
