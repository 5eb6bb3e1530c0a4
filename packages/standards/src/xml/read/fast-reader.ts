/**
 * Reads one whole record (a pupil) at once, when it is written exactly as expected.
 *
 * At anything else (an entity, a comment, another order, a value that does not fit, an incomplete record) it declines
 * without having changed anything, and the tokenizer and `ElementReader` read the record. So all rules, findings and
 * errors stand in one place, there. `docs/standards/snelheid-lezer.md` explains it; `fast-reader.test.ts` compares both.
 */
import type { TextBuffer } from './text-buffer.ts';
import { DECLINED, INCOMPLETE } from './tokenizer.ts';
import type { CompiledElement, CompiledType } from '../schema/compile.ts';
import { CHUNK_BYTES, type Limits } from '../limits.ts';
import {
  tableFor,
  type FastAttribute,
  type FastChild,
  type FastState,
  type FastTable,
  type FastType,
} from './fast-table.ts';

/** The fast reader does not wait for the rest of a record longer than this. */
const MAX_INCOMPLETE = 4 * 1024;

type Fields = Record<string, unknown>;

const [TAB, LF, CR, SPACE, QUOTE, APOSTROPHE, SLASH, LT, GT] = [9, 10, 13, 32, 0x22, 0x27, 0x2f, 0x3c, 0x3e];
/**
 * The tables below are indexed by the last byte of every character. To test for letters and digits first is slower: in a
 * key of random ones the processor mispredicts that branch at every other character.
 */
const LATIN1 = 0xff;
/** Characters that end a text, or that only the plain reader understands. */
const STOP = mark('&<\r]');
/** Characters that end an attribute value, change it by normalization, or are forbidden in it. */
const STOP_IN_ATTRIBUTE = mark('&<\t\r\n"\'');

/** Reads the records of one list of one message, whose elements have one prefix. */
export class FastReader {
  /** The value of the last record; valid only after `read` gave its end. */
  value: Fields = {};
  element: CompiledElement;
  /** Index of its last start tag. */
  lastTag = 0;
  /** Names of the identifying numbers in it, which were dropped. */
  readonly dropped: string[] = [];
  readonly prefix: string;
  /** Greatest nesting of elements, the record included. */
  readonly depth: number;
  readonly #records: readonly FastChild[];
  readonly #names: Uint16Array;
  readonly #text: number;
  #isEmpty = false;
  #charBits = 0;

  constructor({ records, names, prefix }: FastTable, text: number) {
    this.#records = records;
    this.#names = names;
    this.prefix = prefix;
    this.depth = Math.max(...records.map((record) => record.type!.depth));
    this.#text = text;
    this.element = records[0]!.element;
  }

  /** Reads the record whose `<` stands at `i`; gives the index after it, `DECLINED` or `INCOMPLETE`. */
  read(buffer: TextBuffer, i: number): number {
    if (this.dropped.length > 0) this.dropped.length = 0;
    for (const record of this.#records) {
      const afterName = i + 1 + record.startTagLength;
      if (afterName > buffer.text.length || !this.#isOpen(buffer.codes, i + 1, record)) continue;
      this.lastTag = i;
      this.element = record.element;
      this.value = {};
      const after =
        afterName > buffer.lastLt
          ? DECLINED
          : this.#complex(buffer, afterName, record, record.type!, this.value);
      return after === DECLINED && isIncomplete(buffer, i, record) ? INCOMPLETE : after;
    }
    return DECLINED;
  }

  /** Reads from after the name in the start tag to after the end tag. */
  #complex(buffer: TextBuffer, i: number, child: FastChild, type: FastType, value: Fields): number {
    const contentStart = this.#attributes(buffer, i, type, value);
    if (contentStart === DECLINED) return DECLINED;
    if (this.#isEmpty) return type.start.accepting ? contentStart : DECLINED;
    const end = type.isChildless ? contentStart : this.#children(buffer, contentStart, type, value);
    return end === DECLINED ? DECLINED : this.#afterEndTag(buffer, end, child);
  }

  #attributes(buffer: TextBuffer, i: number, type: FastType, value: Fields): number {
    const { codes } = buffer;
    let seen = 0;
    let j = i;
    for (;;) {
      let code = codes[j]!;
      const start = j;
      while (code === SPACE || code === LF || code === TAB || code === CR) code = codes[++j]!;
      if (code === GT || code === SLASH) break;
      if (start === j) return DECLINED;
      const attribute = this.#findAttribute(codes, j, type.attributes);
      if (attribute === undefined || (seen & attribute.bit) !== 0) return DECLINED;
      seen |= attribute.bit;
      j += attribute.length;
      const quote = codes[j]!;
      if (quote !== QUOTE && quote !== APOSTROPHE) return DECLINED;
      const end = this.#findAttributeEnd(buffer, j + 1, quote);
      if (end === DECLINED) return DECLINED;
      const text = buffer.cut(j + 1, end, this.#charBits);
      if (attribute.trim && hasOuterSpace(text)) return DECLINED;
      const parsed = attribute.check(text);
      if (parsed === undefined) return DECLINED;
      value[attribute.property] = parsed;
      j = end + 1;
    }
    if ((seen & type.requiredBits) !== type.requiredBits) return DECLINED;
    this.#isEmpty = codes[j]! === SLASH;
    if (!this.#isEmpty) return j + 1;
    return codes[j + 1] === GT ? j + 2 : DECLINED;
  }

  /** Index of the closing quote; `#charBits` becomes the OR of the characters. */
  #findAttributeEnd({ codes }: TextBuffer, i: number, quote: number): number {
    const other = quote ^ QUOTE ^ APOSTROPHE;
    let j = i;
    let code = codes[j]!;
    let bits = 0;
    // The last `<` of the text stops it in any case.
    while (STOP_IN_ATTRIBUTE[code & LATIN1] === 0 || code === other || code > LATIN1) {
      bits |= code;
      code = codes[++j]!;
    }
    this.#charBits = bits;
    return code === quote && j - i < this.#text ? j : DECLINED;
  }

  /** Reads up to the `<` of the end tag. `value` is an object, or the array of a list. */
  #children(buffer: TextBuffer, i: number, type: FastType, value: Fields | unknown[]): number {
    const { codes, lastLt: last } = buffer;
    let state = type.start;
    let j = i;
    for (;;) {
      const spaceStart = j;
      let code = j > last ? 0 : codes[j]!;
      while (code === SPACE || code === LF || code === TAB || code === CR) code = codes[++j]!;
      if (code !== LT || j - spaceStart > this.#text) return DECLINED;
      // The last `<` opens nothing that ends in this text.
      if (j === last || codes[j + 1] === SLASH) return state.accepting ? j : DECLINED;
      const child = this.#findChild(codes, j + 1, state);
      if (child === undefined) return DECLINED;
      this.lastTag = j;
      j += 1 + child.startTagLength;
      if (j > last) return DECLINED;
      j =
        child.type === undefined
          ? this.#textChild(buffer, j, child, value)
          : this.#child(buffer, j, child, value);
      if (j === DECLINED) return DECLINED;
      state = child.next;
    }
  }

  #textChild(buffer: TextBuffer, i: number, child: FastChild, parent: Fields | unknown[]): number {
    const { codes } = buffer;
    let j = i;
    let code = codes[j]!;
    let bits = 0;
    while (STOP[code & LATIN1] === 0 || code > LATIN1) {
      bits |= code;
      code = codes[++j]!;
    }
    if (code !== LT || j === i || j - i > this.#text) return DECLINED;
    const end = this.#afterEndTag(buffer, j, child);
    if (end === DECLINED) return DECLINED;
    const text = buffer.cut(i, j, bits);
    if (child.element.trim && hasOuterSpace(text)) return DECLINED;
    const value = child.check!(text);
    if (value === undefined) return DECLINED;
    const { identifying, target, property, tag, name } = child.element;
    if (identifying) this.dropped.push(name);
    else if (target === 'property') (parent as Fields)[property] = value;
    else storeItem(parent, child.element, tag === undefined ? value : { kind: tag, value });
    return end;
  }

  #child(buffer: TextBuffer, i: number, child: FastChild, parent: Fields | unknown[]): number {
    const { target, property, tag } = child.element;
    // A list has no attributes, so it gets only items.
    const value = (child.type!.isList ? [] : {}) as Fields;
    const end = this.#complex(buffer, i, child, child.type!, value);
    if (end === DECLINED) return DECLINED;
    if (target === 'property') (parent as Fields)[property] = value;
    else storeItem(parent, child.element, tag === undefined ? value : { kind: tag, ...value });
    return end;
  }

  #findAttribute(
    codes: Uint16Array,
    i: number,
    attributes: readonly FastAttribute[],
  ): FastAttribute | undefined {
    for (const attribute of attributes) {
      if (this.#matches(codes, i, attribute.offset, attribute.length)) return attribute;
    }
    return undefined;
  }

  #findChild(codes: Uint16Array, i: number, state: FastState): FastChild | undefined {
    const { lastChild } = state;
    if (lastChild !== undefined && this.#isOpen(codes, i, lastChild)) return lastChild;
    for (const child of state.children) if (this.#isOpen(codes, i, child)) return (state.lastChild = child);
    return undefined;
  }

  #isOpen(codes: Uint16Array, i: number, { offset, startTagLength: open }: FastChild): boolean {
    return this.#matches(codes, i, offset + '</'.length, open);
  }

  #afterEndTag({ text, codes }: TextBuffer, i: number, { offset, endTagLength: close }: FastChild): number {
    const end = i + close;
    return end <= text.length && this.#matches(codes, i, offset, close) ? end : DECLINED;
  }

  #matches(codes: Uint16Array, i: number, offset: number, length: number): boolean {
    const names = this.#names;
    for (let k = 0; k < length; k++) if (codes[i + k] !== names[offset + k]) return false;
    return true;
  }
}

function storeItem(parent: Fields | unknown[], { target, property }: CompiledElement, item: unknown): void {
  if (target === 'list') (parent as unknown[]).push(item);
  else (((parent as Fields)[property] ??= []) as unknown[]).push(item);
}

function isIncomplete({ text }: TextBuffer, i: number, { endTag }: FastChild): boolean {
  return text.length - i < MAX_INCOMPLETE && !text.includes(endTag, i);
}

function mark(bits: string): Uint8Array {
  const marks = new Uint8Array(LATIN1 + 1);
  for (const code of bits) marks[code.charCodeAt(0)] = 1;
  return marks;
}

/** The plain reader trims such a value and reports that. */
function hasOuterSpace(text: string): boolean {
  return (
    (mayBeSpace(text.charCodeAt(0)) || mayBeSpace(text.charCodeAt(text.length - 1))) &&
    text.trim().length !== text.length
  );
}

/** Anything that is not printable ASCII may be white space; `trim` decides. */
const mayBeSpace = (code: number): boolean => !(code > SPACE && code < 0x7f);

/** The fast reader for the emitted items of a list; undefined when the plain reader must read them. */
export function makeFastReader(list: CompiledType, prefix: string, limits: Limits): FastReader | undefined {
  const table = tableFor(list, prefix);
  if (table.records.length === 0 || table.attributes > limits.attributes) return undefined;
  // The fast reader does not count elements: a chunk has no room for more than this.
  if (limits.elements < CHUNK_BYTES) return undefined;
  return new FastReader(table, limits.text);
}
