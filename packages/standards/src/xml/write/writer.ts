/**
 * Compiles the description of an element into a writer: value in, XML out, in the order of the standard.
 *
 * A writer invents nothing, cuts nothing off and leaves nothing out: null and undefined are absent, and anything else
 * is written or refused. For what it refuses it throws a StandardsError (`WAARDE_…`) that names the element.
 */
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
import type { CheckOptions } from '../schema/check.ts';
import { ByteOutput, encodeFixed } from './byte-output.ts';
import { isAbsent, listProperties, makePropertyCheck, toFields, toItems, type Fields } from './fields.ts';
import { Ordinals } from './ordinals.ts';
import { compileToText } from './simple-text.ts';
import { inside, toStandardsError, ValueError } from './value-error.ts';

/** Collects a small message as text. */
export interface TextOutput {
  text: string;
}

/** Writes the part of `value` that a particle describes. */
type WriteParticle = (value: Fields, out: ByteOutput) => void;
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
    try {
      write(content, output);
    } catch (error) {
      throw toStandardsError(error);
    }
    out.text += output.toString();
  };
}

/** A writer for a part of a stream; throws a ValueError. */
export function compileElementWriter(
  element: ElementParticle,
  options: WriterOptions = {},
): WriteElement<ByteOutput> {
  const { declarations = '', ...tail } = options;
  return elementWriter(element, tail, new Map(), { declarations });
}

function elementWriter(
  element: ElementParticle,
  options: CheckOptions,
  types: Types,
  { declarations = '', tag }: { declarations?: string; tag?: readonly string[] } = {},
): WriteElement<ByteOutput> {
  const { name, content } = element;
  const close = encodeFixed(`</${name}>`);
  if (!isElementType(content)) {
    const toText = compileToText(content, options);
    const open = encodeFixed(`${openTag(element, declarations)}>`);
    return (value, out) => {
      try {
        out.text(open, toText(value), close);
      } catch (error) {
        throw inside(error, name);
      }
    };
  }
  const type = typeWriter(content, options, types);
  const checkProperties = makePropertyCheck(content, tag);
  const open = encodeFixed(openTag(element, declarations));
  return (value, out) => {
    try {
      const fields = toFields(value);
      checkProperties(fields);
      out.fixed(open);
      type.attributes(fields, out);
      if (type.isChildless) {
        out.fixed(EMPTY_TAG_END);
        return;
      }
      out.fixed(TAG_END);
      type.children(fields, out);
      out.fixed(close);
    } catch (error) {
      throw inside(error, name);
    }
  };
}

/** The start tag, up to where its attributes go. */
export function openTag({ name, namespace }: ElementParticle, declarations = ''): string {
  const own = namespace === undefined ? '' : ` xmlns="${escapeAttribute(namespace)}"`;
  return `<${name}${declarations}${own}`;
}

const EMPTY_TAG_END = encodeFixed('/>');
const TAG_END = encodeFixed('>');
const QUOTE = encodeFixed('"');
const NOTHING = encodeFixed('');

function typeWriter(type: ElementType<unknown>, options: CheckOptions, types: Types): TypeWriter {
  let done = types.get(type);
  if (done === undefined) {
    const attributes = type.attributes.map((a) => attributeWriter(a, options));
    done = {
      attributes: (value, out) => {
        for (const write of attributes) write(value, out);
      },
      children: type.text ? textWriter(type.text, options) : particleWriter(type.content, options, types),
      isChildless: type.content.particles.length === 0 && type.text === undefined,
    };
    types.set(type, done);
  }
  return done;
}

/** The text of an element that also has attributes. */
function textWriter(type: SimpleType<unknown>, options: CheckOptions): WriteParticle {
  const toText = compileToText(type, options);
  return ({ value }, out) => {
    if (isAbsent(value)) throw new ValueError('WAARDE_ONTBREEKT');
    out.text(NOTHING, toText(value), NOTHING);
  };
}

function attributeWriter(attribute: Attribute, options: CheckOptions): WriteParticle {
  const { property, name, required, type } = attribute;
  const toText = compileToText(type, options);
  const start = encodeFixed(` ${name}="`);
  return (value, out) => {
    const content = value[property];
    if (isAbsent(content)) {
      if (required) throw new ValueError('WAARDE_ONTBREEKT', {}, `@${name}`);
      return;
    }
    try {
      out.attribute(start, toText(content), QUOTE);
    } catch (error) {
      throw inside(error, `@${name}`);
    }
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
    if (!isAbsent(content)) write(content, out);
    else if (required) throw new ValueError('WAARDE_ONTBREEKT', {}, name);
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
  const names = all.join(', ');
  const needed = choice.particles.map((branch) => listProperties(branch, true).join(' en ')).join(' of ');
  if (all.length === 0 && !choice.required) return WRITE_NOTHING;
  return (value, out) => {
    let filled = 0;
    for (let i = 0; i < all.length; i++) if (!isAbsent(value[all[i]!])) filled |= 1 << i;
    if (filled === 0) {
      if (choice.required) throw new ValueError('WAARDE_ONTBREEKT', {}, needed);
      return;
    }
    for (const branch of branches) {
      if ((filled & branch.needed) !== branch.needed || (filled & ~branch.allowed) !== 0) continue;
      branch.write(value, out);
      return;
    }
    throw new ValueError('WAARDE_NIET_EENDUIDIG', { names });
  };
}

function repeatWriter(repeat: RepeatParticle, options: CheckOptions, types: Types): WriteParticle {
  const writeItems = itemsWriter(repeat.items, options, types);
  const { property, required } = repeat;
  return (value, out) => {
    const items = toItems(value[property], property);
    if (required && items.length === 0) throw new ValueError('WAARDE_ONTBREEKT', {}, property);
    writeItems(items, out);
  };
}

function listWriter(list: ListParticle, options: CheckOptions, types: Types): WriteParticle {
  const writeItems = itemsWriter(list.items, options, types);
  const { property, name, required } = list;
  const [open, close] = [encodeFixed(`<${name}>`), encodeFixed(`</${name}>`)];
  return (value, out) => {
    const items = toItems(value[property], name);
    if (items.length === 0) {
      if (required) throw new ValueError('WAARDE_ONTBREEKT', {}, name);
      return;
    }
    out.fixed(open);
    try {
      writeItems(items, out);
    } catch (error) {
      throw inside(error, name);
    }
    out.fixed(close);
  };
}

type WriteItems = (items: readonly unknown[], out: ByteOutput) => void;

function itemsWriter(items: readonly ElementParticle[], options: CheckOptions, types: Types): WriteItems {
  const write = itemWriter(items, options, types);
  return (values, out) => {
    const ordinals = new Ordinals(items);
    for (const value of values) {
      ordinals.count(value);
      try {
        write(value, out);
      } catch (error) {
        throw ordinals.locate(error, value);
      }
    }
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
      { write: elementWriter(item, options, types, { tag: ['kind'] }), text: !isElementType(item.content) },
    ]),
  );
  const kinds = [...byKind.keys()].join(' ');
  const values = { explanation: `een van ${kinds}`, expects: `one of ${kinds}` };
  return (value, out) => {
    const { kind, value: text } = toFields(value);
    const item = byKind.get(kind as string);
    if (item !== undefined) item.write(item.text ? text : value, out);
    else throw new ValueError('WAARDE_ONGELDIG', values, 'kind');
  };
}
