/**
 * The template of an element with exactly these properties: ready-made markup with places for the values.
 * For `fast-writer.ts` only; an element that it does not support gives no template.
 */
import {
  isElementType,
  type Attribute,
  type ElementParticle,
  type ElementType,
  type ChoiceParticle,
  type Particle,
  type ListParticle,
} from '../schema/description.ts';
import { NOT_PLAIN } from './escape.ts';
import { listProperties } from './fields.ts';
import { openTag } from './writer.ts';
import { compileCheck, allowedValues, type Check, type CheckOptions } from '../schema/check.ts';
import type { SimpleType } from '../schema/simple-type.ts';

/** How a value is checked and written. */
export interface ValueForm {
  readonly kind: 'code' | 'date' | 'length' | 'check' | 'number' | 'element' | 'list';
  readonly min: number;
  readonly max: number;
  /** A reader drops the spaces around it. */
  readonly trim: boolean;
  readonly check: Check;
  /** The text of each allowed value. */
  readonly codes: ReadonlyMap<unknown, string>;
  /** For a child element: its empty combination. */
  readonly root: Shape | undefined;
}

export interface Step {
  /** Markup between the previous value and this one. */
  readonly before: string;
  /** Index of the property in the record. */
  readonly index: number;
  readonly form: ValueForm;
}

export interface Template {
  readonly steps: readonly Step[];
  /** Markup after the last value. */
  readonly after: string;
}

/** A combination of properties, in their order. The combinations of an element form a tree. */
export interface Shape {
  readonly element: ElementParticle;
  readonly properties: readonly string[];
  readonly next: Map<string, Shape>;
  /** The property that came next last time (inline cache): records of one program are alike. */
  lastProperty: string;
  lastShape: Shape | undefined;
  /** Null: the plain writer must write this combination. */
  template: Template | null | undefined;
}

export const makeShape = (element: ElementParticle, properties: readonly string[]): Shape => ({
  element,
  properties,
  next: new Map(),
  lastProperty: '',
  lastShape: undefined,
  template: undefined,
});

type FindRoot = (element: ElementParticle) => Shape;

/** Null when the plain writer must write or refuse such an element. */
export function makeTemplate(
  { element, properties }: Shape,
  options: CheckOptions,
  rootOf: FindRoot,
): Template | null {
  if (!isElementType(element.content)) return null;
  const builder = new TemplateBuilder(properties, options, rootOf);
  if (!builder.element(element, element.content)) return null;
  // A property without a place is one that the standard does not have.
  return builder.steps.length === properties.length ? { steps: builder.steps, after: builder.xml } : null;
}

class TemplateBuilder {
  readonly steps: Step[] = [];
  /** Markup since the last value. */
  xml = '';
  readonly #names: readonly string[];
  readonly #options: CheckOptions;
  readonly #rootOf: FindRoot;

  constructor(properties: readonly string[], options: CheckOptions, rootOf: FindRoot) {
    this.#names = properties;
    this.#options = options;
    this.#rootOf = rootOf;
  }

  element(element: ElementParticle, type: ElementType<unknown>): boolean {
    if (type.text !== undefined) return false;
    this.xml += openTag(element);
    if (!type.attributes.every((attribute) => this.#attribute(attribute))) return false;
    if (type.content.particles.length === 0) {
      this.xml += '/>';
      return true;
    }
    this.xml += '>';
    if (!this.#particle(type.content)) return false;
    this.xml += `</${element.name}>`;
    return true;
  }

  #attribute({ name, property, required, type }: Attribute): boolean {
    if (!this.#names.includes(property)) return !required;
    this.xml += ` ${name}="`;
    this.#value(property, formOf(type, this.#options));
    this.xml += '"';
    return true;
  }

  #particle(particle: Particle): boolean {
    switch (particle.kind) {
      case 'element':
        return this.#field(particle);
      case 'list':
        return this.#list(particle);
      case 'sequence':
        return particle.particles.every((element) => this.#particle(element));
      case 'choice':
        return this.#choice(particle);
      case 'repeat':
        return !particle.required && !this.#names.includes(particle.property);
    }
  }

  #field(element: ElementParticle): boolean {
    const { content, property, name } = element;
    if (element.identifying || element.skipped) return true;
    if (!this.#names.includes(property)) return !element.required;
    if (isElementType(content)) {
      this.#value(property, { ...NO_FORM, kind: 'element', root: this.#rootOf(element) });
      return true;
    }
    this.xml += `${openTag(element)}>`;
    this.#value(property, formOf(content, this.#options));
    this.xml += `</${name}>`;
    return true;
  }

  #list({ items, property, name, required }: ListParticle): boolean {
    if (!this.#names.includes(property)) return !required;
    const [element] = items;
    if (element === undefined || items.length > 1 || !isElementType(element.content)) return false;
    this.xml += `<${name}>`;
    this.#value(property, { ...NO_FORM, kind: 'list', root: this.#rootOf(element) });
    this.xml += `</${name}>`;
    return true;
  }

  #choice(choice: ChoiceParticle): boolean {
    const filled = listProperties({ ...choice, required: false }, false).filter((e) =>
      this.#names.includes(e),
    );
    if (filled.length === 0) return !choice.required;
    const branch = choice.particles.find((element) => {
      const allowed = listProperties(element, false);
      return (
        filled.every((e) => allowed.includes(e)) &&
        listProperties(element, true).every((e) => filled.includes(e))
      );
    });
    return branch !== undefined && this.#particle(branch);
  }

  #value(property: string, form: ValueForm): void {
    this.steps.push({ before: this.xml, index: this.#names.indexOf(property), form });
    this.xml = '';
  }
}

const NO_FORM: ValueForm = {
  kind: 'length',
  min: 0,
  max: Infinity,
  trim: false,
  check: (text) => text,
  codes: new Map(),
  root: undefined,
};

function formOf(type: SimpleType<unknown>, options: CheckOptions): ValueForm {
  const check = compileCheck(type, options);
  const values = allowedValues(type, options);
  if (values !== undefined) return { ...NO_FORM, kind: 'code', codes: codesOf(values, check) };
  if (type.base === 'integer') return { ...NO_FORM, kind: 'number', check };
  if (type.base === 'date' || type.base === 'dateTime') return { ...NO_FORM, kind: 'date', check };
  if (type.base !== 'string' || type.pattern !== undefined) return { ...NO_FORM, kind: 'check', check };
  return { ...NO_FORM, min: type.minLength ?? 0, max: type.maxLength ?? Infinity, trim: type.trim === true };
}

/** The text of each value, by its value: a number for a list of digits. */
function codesOf(values: readonly string[], check: Check): ValueForm['codes'] {
  const codes = new Map<unknown, string>();
  for (const text of values) {
    const value = check(text);
    if (value !== undefined && !NOT_PLAIN.test(text)) codes.set(value, text);
  }
  return codes;
}
