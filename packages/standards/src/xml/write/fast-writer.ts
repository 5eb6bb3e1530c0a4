/**
 * Writes one record (a pupil) at once, when all of it is as expected.
 *
 * The properties of a record decide its tags, so these are worked out once per combination (`fast-template.ts`). At
 * anything unexpected (a value that does not fit, a character to escape, another kind of object) it declines without
 * having written anything, and `writer.ts` writes or refuses the record. So all rules stand in one place, there.
 * `docs/standards/snelheid-lezer.md` explains it; `fast-writer.test.ts` compares both. Decision 0041 says why it stays.
 */
import type { ElementParticle } from '../schema/description.ts';
import { isPlainInk, SPECIAL_IN_ATTRIBUTE, NOT_PLAIN } from './escape.ts';
import { makeTemplate, makeShape, type Template, type Shape, type ValueForm } from './fast-template.ts';
import type { CheckOptions } from '../schema/check.ts';
import type { ByteOutput } from './byte-output.ts';

/** The plain writer must write the record. No record is empty, so no record is mistaken for this. */
const DECLINED = '';

/** A school has a few dozen combinations. After this many the plain writer writes new ones. */
const MAX_SHAPES = 1024;

/** Writes records of one element that has children or attributes. */
export class FastWriter {
  readonly #options: CheckOptions;
  /** The empty combination of each element that a record is or contains. */
  readonly #start = new Map<ElementParticle, Shape>();
  readonly #record: Shape;
  #shapeCount = 0;

  constructor(element: ElementParticle, options: CheckOptions) {
    this.#options = options;
    this.#record = this.#rootOf(element);
  }

  /** Writes one record and `suffix`; gives false when it has written nothing. */
  write(content: unknown, out: ByteOutput, suffix = ''): boolean {
    const xml = this.#element(content, this.#record);
    if (xml === DECLINED) return false;
    out.record(xml + suffix);
    return true;
  }

  #element(content: unknown, root: Shape): string {
    // An object with another prototype may inherit properties that this loop does not show.
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
      if (value === undefined || value === null) continue;
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

  /** The value as XML; undefined when the plain writer must write it. */
  #value(form: ValueForm, value: unknown): string | undefined {
    switch (form.kind) {
      case 'code':
        return form.codes.get(value);
      case 'length':
        if (typeof value !== 'string' || value.length < form.min || value.length > form.max) {
          return undefined;
        }
        if (form.trim && !isPlainInk(value.charCodeAt(0))) return undefined;
        return NOT_PLAIN.test(value) ? encodeNonAscii(value) : value;
      case 'date':
        // The check returns a date unchanged only when it has no spaces and no time zone.
        return typeof value === 'string' && form.check(value) === value ? value : undefined;
      case 'check':
        if (typeof value !== 'string' || form.check(value) === undefined) return undefined;
        return NOT_PLAIN.test(value) ? encodeNonAscii(value) : value;
      case 'number':
        return typeof value === 'number' && form.check(String(value)) !== undefined
          ? String(value)
          : undefined;
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

/** The UTF-8 bytes of a value, one character per byte; undefined when it must be escaped. */
function encodeNonAscii(text: string): string | undefined {
  return SPECIAL_IN_ATTRIBUTE.test(text) ? undefined : Buffer.from(text).toString('latin1');
}
