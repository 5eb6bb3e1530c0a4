/**
 * The fast path of the writer: one record (a pupil), when all of it is as it should be.
 *
 * Which properties a record has decides which tags it gets, so that is worked out once for each combination
 * (`recept.ts`). Whatever is not as expected (a value that does not fit, a character that needs care, another
 * kind of object) makes it let go without having written anything, and `schrijver.ts` writes the record, or says
 * what is wrong, as if nobody had tried. So there is one truth, and it stands there.
 * `docs/standards/snelheid-lezer.md` explains it; `snelschrijver.test.ts` holds the two together.
 */
import type { ElementParticle } from '../schema/description.ts';
import { SPECIAL_IN_ATTRIBUTE, NOT_PLAIN } from './escape.ts';
import { makeTemplate, makeShape, type Template, type Shape, type ValueForm } from './fast-template.ts';
import type { CheckOptions } from '../schema/check.ts';
import type { ByteOutput } from './byte-output.ts';

/** Not as expected: for the plain path. No XML of ours is empty. */
const DECLINED = '';

/** A school has a few dozen; whoever makes ever other records writes them by the plain path. */
const MAX_SHAPES = 1024;

/** Writes records of one kind; for elements that have children or attributes. */
export class FastWriter {
  readonly #options: CheckOptions;
  /** Of each element that a record is or may hold: the combination of nothing yet. */
  readonly #start = new Map<ElementParticle, Shape>();
  readonly #record: Shape;
  #shapeCount = 0;

  constructor(element: ElementParticle, options: CheckOptions) {
    this.#options = options;
    this.#record = this.#rootOf(element);
  }

  /** One record and what comes after it; gives false when it has written nothing. */
  write(content: unknown, out: ByteOutput, suffix = ''): boolean {
    const xml = this.#element(content, this.#record);
    if (xml === DECLINED) return false;
    out.record(xml + suffix);
    return true;
  }

  #element(content: unknown, root: Shape): string {
    // What inherits may have properties that do not show here.
    if (
      typeof content !== 'object' ||
      content === null ||
      Object.getPrototypeOf(content) !== Object.prototype
    ) {
      return DECLINED;
    }
    const fields = content as Record<string, unknown>;
    const values: unknown[] = [];
    let shape = root;
    for (const property in fields) {
      const value = fields[property];
      if (value === undefined) continue;
      const next = shape.lastProperty === property ? shape.lastShape : this.#next(shape, property);
      if (next === undefined) return DECLINED;
      shape = next;
      values.push(value);
    }
    const template = shape.template === undefined ? this.#makeTemplate(shape) : shape.template;
    if (template === null) return DECLINED;
    let xml = '';
    for (let i = 0; i < template.steps.length; i++) {
      const { before, index: offset, form } = template.steps[i]!;
      const text = this.#value(form, values[offset]);
      if (text === undefined) return DECLINED;
      xml += before;
      xml += text;
    }
    return xml + template.after;
  }

  /** As XML; undefined when it is for the plain path. */
  #value(form: ValueForm, value: unknown): string | undefined {
    switch (form.kind) {
      case 'code':
        return form.codes.get(value);
      case 'length':
        if (typeof value !== 'string' || value.length < form.min || value.length > form.max) {
          return undefined;
        }
        return NOT_PLAIN.test(value) ? encodeNonAscii(value) : value;
      case 'date':
        // When it comes back as it was, it has no spaces and no time zone, nor anything else to look out for.
        return typeof value === 'string' && form.check(value) === value ? value : undefined;
      case 'check':
        if (typeof value !== 'string' || form.check(value) === undefined) return undefined;
        return NOT_PLAIN.test(value) ? encodeNonAscii(value) : value;
      case 'element':
        return this.#element(value, form.root!) || undefined;
      case 'list':
        return this.#list(value, form.root!);
    }
  }

  #list(items: unknown, root: Shape): string | undefined {
    if (!Array.isArray(items) || items.length === 0) return undefined;
    let xml = '';
    for (const item of items) {
      const text = this.#element(item, root);
      if (text === DECLINED) return undefined;
      xml += text;
    }
    return xml;
  }

  #next(shape: Shape, property: string): Shape | undefined {
    let next = shape.next.get(property);
    if (next === undefined) {
      if (this.#shapeCount >= MAX_SHAPES) return undefined;
      this.#shapeCount++;
      shape.next.set(property, (next = makeShape(shape.element, [...shape.properties, property])));
    }
    shape.lastProperty = property;
    return (shape.lastShape = next);
  }

  #makeTemplate(shape: Shape): Template | null {
    return (shape.template = makeTemplate(shape, this.#options, (element) => this.#rootOf(element)));
  }

  #rootOf(element: ElementParticle): Shape {
    let root = this.#start.get(element);
    if (root === undefined) this.#start.set(element, (root = makeShape(element, [])));
    return root;
  }
}

/** A value that is not ASCII as its bytes in UTF-8, a character each; nothing when it needs more care. */
function encodeNonAscii(text: string): string | undefined {
  return SPECIAL_IN_ATTRIBUTE.test(text) ? undefined : Buffer.from(text).toString('latin1');
}
