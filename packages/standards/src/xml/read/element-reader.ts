/**
 * Reads one described element and everything in it: tags in, values out.
 *
 * It walks the tables of `compile.ts` with a stack of frames, one per open element. Frames are reused, so that a record
 * costs its own object and little else. An element is matched by its place in the description, never by local name
 * alone: an element of the same name inside an extension is not a record.
 */
import type { TextBuffer } from './text-buffer.ts';
import { standardsFindings, type Finding, type FindingCode } from '../../findings.ts';
import { fillTemplate, StandardsError } from '../../errors.ts';
import type { CompiledElement, CompiledType } from '../schema/compile.ts';
import { judge, makeFrame, OUT_OF_ORDER, type Frame, type Verdict } from './frame.ts';
import { XSI, type Namespaces } from './namespaces.ts';
import type { Position } from '../../position.ts';
import { makeFastReader, type FastReader } from './fast-reader.ts';
import { DECLINED } from './tokenizer.ts';
import type { Attributes, QName, ElementHandler, ReadContext, FastReadContext } from './xml-reader.ts';

/** Receives what a reader finds. */
export interface Sink {
  /** A value of a type that the reader emits. */
  part(kind: string, value: object, position: Position): void;
  finding(finding: Finding): void;
  /** An identifying number was dropped. */
  dropped(element: string): void;
  /** A record of a type that the reader emits has an error in it; `hasValue`: what can be read of it comes next. */
  flawed?(of: string, record: { key: string | undefined; position: Position; hasValue: boolean }): void;
}

export interface ElementReadOptions {
  /** Judge as the official schema does, instead of accepting what has one meaning. */
  readonly strict?: boolean;
  /** Path of the parent; absent for a root. */
  readonly path?: string;
  readonly namespaces: Namespaces;
  /** Do not use the fast reader: for tests that compare the two. */
  readonly withoutFastReader?: boolean;
  /** Gives a handler for the content of a skipped element; `path` is that of its parent. */
  readonly handleSkipped?: (name: string, path: string) => ElementHandler | undefined;
  /** May this `xsi:…` attribute stand at this element? Absent: all may, and they are ignored. */
  readonly allowsXsi?: (
    attribute: string,
    value: string,
    element: CompiledElement,
    context: ReadContext,
  ) => boolean;
}

export class ElementReader implements ElementHandler {
  /** The value, once `done`. */
  value: unknown;
  done = false;
  readonly #root: CompiledElement;
  readonly #sink: Sink;
  readonly #options: ElementReadOptions;
  readonly #frames: Frame[] = [];
  #depth = -1;
  /** Depth inside a skipped element; 0 outside. */
  #skipDepth = 0;
  /** Number of elements since the last emitted record. */
  #elementCount = 0;
  /** An error was found since the last record began. */
  #isFlawed = false;
  /** Handler of the skipped content. */
  #skippedHandler: ElementHandler | undefined;

  constructor(root: CompiledElement, sink: Sink, options: ElementReadOptions) {
    this.#root = root;
    this.#sink = sink;
    this.#options = options;
  }

  open(name: QName, attributes: Attributes, context: ReadContext): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth++;
      this.#skippedHandler?.open(name, attributes, context);
      return;
    }
    if (this.#depth < 0) {
      this.#start(this.#root, 1, name, attributes, context);
      return;
    }
    const parent = this.#frames[this.#depth]!;
    const child = parent.type?.children.get(name.local);
    if (child === undefined) {
      this.#report('ELEMENT_ONBEKEND', context, name.local, { element: safeName(name.local) });
      this.#skipDepth = 1;
      return;
    }
    const ordinal = ++parent.counts[child.index]!;
    this.#step(parent, child, ordinal, context);
    if (ordinal > 1 && !child.repeats) {
      this.#skipDepth = 1;
      return;
    }
    if (child.skipped) {
      this.#skipDepth = 1;
      this.#skippedHandler = this.#options.handleSkipped?.(child.name, this.path());
      this.#skippedHandler?.open(name, attributes, context);
      return;
    }
    this.#start(child, ordinal, name, attributes, context);
  }

  text(text: string): void {
    if (this.#skipDepth > 0) {
      this.#skippedHandler?.text(text);
      return;
    }
    const frame = this.#frames[this.#depth]!;
    const type = frame.type;
    if (type === undefined || type.text !== undefined) {
      frame.text = frame.text === '' ? text : frame.text + text;
      return;
    }
    if (frame.textReported) return;
    if (type.childList.length === 0) {
      frame.textReported = true;
      this.#reportHere('NIET_LEEG', frame, { element: frame.element.name });
    } else if (/[^ \t\r\n]/.test(text)) {
      frame.textReported = true;
      this.#reportHere('TEKST_TUSSEN_ELEMENTEN', frame, { element: frame.element.name });
    }
  }

  close(): void {
    if (this.#skipDepth > 0) {
      this.#skipDepth--;
      this.#skippedHandler?.close();
      if (this.#skipDepth === 0) this.#skippedHandler = undefined;
      return;
    }
    const frame = this.#frames[this.#depth]!;
    const value = frame.type === undefined ? this.#readText(frame) : this.#readChildren(frame, frame.type);
    this.#store(frame, value);
    this.#depth--;
    if (this.#depth < 0) {
      this.done = true;
      this.value = value;
    }
  }

  /** Reads a whole item of a list whose items are emitted, by `fast-reader.ts`; nothing changes when it declines. */
  readFast(buffer: TextBuffer, i: number, context: FastReadContext): number {
    if (this.#skipDepth > 0 || this.#depth < 0) return DECLINED;
    const list = this.#frames[this.#depth]!;
    if (list.type?.isList !== true || list.fastReader === null) return DECLINED;
    const fastReader = (list.fastReader ??= this.#makeFastReader(list, list.type, context));
    if (fastReader === null) return DECLINED;
    // Only the list itself can have declared a namespace: the fast reader declines any attribute that it does not know.
    const uri = context.findUri(fastReader.prefix);
    if (uri === undefined || !this.#options.namespaces.accepts(uri)) return DECLINED;
    return fastReader.read(buffer, i);
  }

  acceptFast(context: ReadContext): number {
    const list = this.#frames[this.#depth]!;
    const { element, value, dropped, lastTag } = list.fastReader!;
    const ordinal = ++list.counts[element.index]!;
    this.#step(list, element, ordinal, context);
    for (const name of dropped) this.#sink.dropped(name);
    if (list.path === '') list.path = this.path();
    const path = `${list.path}/${element.name}[${ordinal}]`;
    this.#sink.part(element.emitAs!, value, { line: context.line, column: context.column, path });
    return lastTag;
  }

  #makeFastReader(list: Frame, type: CompiledType, { limits, depth }: FastReadContext): FastReader | null {
    if (this.#options.withoutFastReader) return null;
    const fastReader = makeFastReader(type, list.prefix, limits);
    return fastReader !== undefined && depth + fastReader.depth <= limits.depth ? fastReader : null;
  }

  /** Path of the open element: `EDEX/leerlingen/leerling[12]`. */
  path(): string {
    let path = this.#options.path ?? '';
    for (let i = 0; i <= this.#depth; i++) {
      const { element, ordinal } = this.#frames[i]!;
      path += (path === '' ? '' : '/') + element.name;
      if (element.repeats) path += `[${ordinal}]`;
    }
    return path;
  }

  #start(
    element: CompiledElement,
    ordinal: number,
    name: QName,
    attributes: Attributes,
    context: ReadContext,
  ): void {
    if (++this.#elementCount > context.limits.elements) throw this.#tooManyElements(context);
    this.#depth++;
    const frame = (this.#frames[this.#depth] ??= makeFrame(element));
    const { type } = element;
    frame.element = element;
    frame.type = type;
    frame.ordinal = ordinal;
    frame.line = context.line;
    frame.column = context.column;
    frame.text = '';
    frame.textReported = false;
    if (element.emitAs !== undefined) this.#isFlawed = false;
    if (!this.#options.namespaces.accepts(name.uri)) {
      this.#options.namespaces.tolerate(name.uri);
      this.#reportHere('NAAMRUIMTE', frame, { element: element.name });
    }
    if (type === undefined) {
      for (const attribute in attributes)
        this.#foreignAttribute(attribute, attributes[attribute]!, frame, context);
      return;
    }
    if (type.isList) {
      frame.items = [];
      frame.prefix = name.prefix;
      frame.fastReader = undefined;
      frame.path = '';
    } else frame.value = {};
    frame.state = 0;
    const { counts: seen } = frame;
    seen.length = type.childList.length;
    seen.fill(0);
    this.#readAttributes(frame, type, attributes, context);
  }

  #readAttributes(frame: Frame, type: CompiledType, attributes: Attributes, context: ReadContext): void {
    for (const name in attributes) {
      const attribute = type.attribute.get(name);
      if (attribute === undefined) {
        this.#foreignAttribute(name, attributes[name]!, frame, context);
        continue;
      }
      let text = attributes[name]!;
      if (attribute.trim && !this.#options.strict) text = this.#trim(text, frame, name);
      const value = attribute.check(text);
      if (value !== undefined) frame.value[attribute.property] = value;
      else if (text === '' && !attribute.required) {
        this.#reportHere('LEEG_ELEMENT', frame, { element: name }, `/@${name}`);
      } else {
        this.#reportHere(
          'WAARDE_ONGELDIG',
          frame,
          { element: name, explanation: attribute.explanation, expects: attribute.expects },
          `/@${name}`,
        );
      }
    }
    for (const attribute of type.attributes) {
      if (attribute.required && attributes[attribute.name] === undefined) {
        this.#reportHere('ATTRIBUUT_ONTBREEKT', frame, {
          element: frame.element.name,
          attribute: attribute.name,
        });
      }
    }
  }

  #foreignAttribute(name: string, value: string, frame: Frame, context: ReadContext): void {
    if (name === 'xmlns' || name.startsWith('xmlns:')) return;
    const colon = name.indexOf(':');
    const uri = colon < 0 ? '' : (context.findUri(name.slice(0, colon)) ?? '');
    if (uri !== '' && this.#options.namespaces.ignoresAttribute(uri)) {
      const { allowsXsi } = this.#options;
      if (uri !== XSI || allowsXsi === undefined) return;
      if (allowsXsi(name.slice(colon + 1), value, frame.element, context)) return;
    }
    this.#reportHere('ATTRIBUUT_ONBEKEND', frame, { element: frame.element.name });
  }

  /** One step through the automaton. At the end `judge` says whether a wrong order is the only thing wrong. */
  #step(parent: Frame, child: CompiledElement, ordinal: number, context: ReadContext): void {
    if (ordinal > 1 && !child.repeats) {
      this.#report('ELEMENT_DUBBEL', context, child.name, { element: child.name });
      return;
    }
    if (parent.state === OUT_OF_ORDER) return;
    const next = parent.type!.automaton[parent.state]!.next.get(child.name);
    if (next !== undefined) {
      parent.state = next;
      return;
    }
    parent.state = OUT_OF_ORDER;
    parent.misplaced = child.name;
    parent.misplacedLine = context.line;
    parent.misplacedColumn = context.column;
  }

  #readText(frame: Frame): unknown {
    const { element } = frame;
    let { text } = frame;
    if (text === '' && element.defaultValue !== undefined) return element.defaultValue;
    if (element.trim && !this.#options.strict) text = this.#trim(text, frame, element.name);
    const value = element.check!(text);
    if (value !== undefined) return element.identifying ? undefined : value;
    if (text === '' && !element.mayBeEmpty && !element.required) {
      this.#reportHere('LEEG_ELEMENT', frame, { element: element.name });
    } else {
      const { name, explanation, expects } = element;
      this.#reportHere('WAARDE_ONGELDIG', frame, { element: name, explanation, expects });
    }
    return undefined;
  }

  #readChildren(frame: Frame, type: CompiledType): unknown {
    if (type.text !== undefined) this.#readTextBesideAttributes(frame, type.text);
    const verdict = judge(frame, type);
    if (verdict.kind !== 'ok') this.#reportVerdict(verdict, frame, type);
    if (type.isList) return frame.items.length === 0 && !frame.element.required ? undefined : frame.items;
    for (const property of type.required) {
      if (frame.value[property] === undefined) return undefined;
    }
    return frame.value;
  }

  #readTextBesideAttributes(
    frame: Frame,
    { check, explanation, expects }: NonNullable<CompiledType['text']>,
  ): void {
    frame.value.value = check(frame.text);
    if (frame.value.value !== undefined) return;
    const isEmpty = frame.text === '' && !frame.element.required;
    const { name } = frame.element;
    if (isEmpty) this.#reportHere('LEEG_ELEMENT', frame, { element: name });
    else this.#reportHere('WAARDE_ONGELDIG', frame, { element: name, explanation, expects });
  }

  #reportVerdict(verdict: Exclude<Verdict, { kind: 'ok' }>, frame: Frame, type: CompiledType): void {
    const parent = frame.element.name;
    if (verdict.kind === 'order' || (verdict.kind === 'missing' && verdict.outOfOrder)) {
      const context = { line: frame.misplacedLine, column: frame.misplacedColumn, path: '' };
      this.#report('VOLGORDE', context, frame.misplaced, { element: frame.misplaced });
    }
    if (verdict.kind === 'conflict') {
      this.#reportHere('ELEMENT_NIET_SAMEN', frame, { element: verdict.name }, `/${verdict.name}`);
    } else if (verdict.kind === 'missing') {
      const code = type.isList && !frame.element.required ? 'LEGE_REEKS' : 'ELEMENT_ONTBREEKT';
      this.#reportHere(code, frame, {
        parent,
        element: listQuoted(verdict.names, 'of'),
        missing: listQuoted(verdict.names, 'or'),
      });
    }
  }

  #store(frame: Frame, value: unknown): void {
    const { element } = frame;
    if (element.emitAs !== undefined) {
      this.#elementCount = 0;
      if (this.#isFlawed) this.#reportFlawed(element.emitAs, frame, value !== undefined);
    }
    if (element.identifying) {
      this.#sink.dropped(element.name);
      return;
    }
    if (value === undefined) return;
    if (element.emitAs !== undefined) {
      const position = { line: frame.line, column: frame.column, path: this.path() };
      this.#sink.part(element.emitAs, value as object, position);
    }
    if (this.#depth === 0) return;
    const parent = this.#frames[this.#depth - 1]!;
    const { target, tag, property } = element;
    if (target === 'property') {
      // An emitted value is not kept; its property only shows that it occurred.
      parent.value[property] = element.emitAs === undefined ? value : EMITTED;
      return;
    }
    if (element.emitAs !== undefined) return;
    const item =
      tag === undefined
        ? value
        : element.type === undefined
          ? { kind: tag, value }
          : { kind: tag, ...(value as object) };
    if (target === 'list') parent.items.push(item);
    else ((parent.value[property] ??= []) as unknown[]).push(item);
  }

  #reportFlawed(of: string, frame: Frame, hasValue: boolean): void {
    this.#isFlawed = false;
    const { key } = frame.value;
    this.#sink.flawed?.(of, {
      key: typeof key === 'string' ? key : undefined,
      position: { line: frame.line, column: frame.column, path: this.path() },
      hasValue,
    });
  }

  #tooManyElements({ line, column, limits }: ReadContext): StandardsError {
    const position = { line, column, path: this.path() };
    return new StandardsError('XML_TE_VEEL_ELEMENTEN', { position, values: { limit: limits.elements } });
  }

  #trim(text: string, frame: Frame, element: string): string {
    const trimmed = text.trim();
    if (trimmed.length !== text.length) this.#reportHere('SPATIES', frame, { element });
    return trimmed;
  }

  #report(
    code: FindingCode,
    context: Position | ReadContext,
    name: string,
    values?: Record<string, string>,
  ): void {
    this.#emit(code, context.line, context.column, `${this.path()}/${safeName(name)}`, values);
  }

  #reportHere(code: FindingCode, frame: Frame, values?: Record<string, string>, suffix = ''): void {
    this.#emit(code, frame.line, frame.column, this.path() + suffix, values);
  }

  #emit(
    code: FindingCode,
    line: number,
    column: number,
    path: string,
    values: Record<string, string> = {},
  ): void {
    const { layer, lenient, strict, melding, message } = standardsFindings[code];
    const severity = this.#options.strict ? strict : lenient;
    if (severity === 'error') this.#isFlawed = true;
    this.#sink.finding({
      layer,
      severity,
      code,
      melding: fillTemplate(melding, values),
      message: fillTemplate(message, values),
      path,
      line,
      column,
    });
  }
}

const EMITTED = Object.freeze({});

/** An unknown name may hold anything, even a child's name: show it only when it looks like an element name. */
function safeName(name: string): string {
  return /^[a-z][a-z0-9_-]{0,39}$/.test(name) ? name : '?';
}

/** `'achternaam' of 'roepnaam'`. */
function listQuoted(names: readonly string[], or: 'of' | 'or'): string {
  return names.map((name) => `'${name}'`).join(` ${or} `);
}
