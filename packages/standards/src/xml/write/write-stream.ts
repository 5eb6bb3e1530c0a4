/** Writes a message with lists of any length, in the order of its description, a batch at a time. */
import { isElementType, type ElementParticle } from '../schema/description.ts';
import type { CheckOptions } from '../schema/check.ts';
import { compileElementWriter, itemWriter, type WriteElement } from './writer.ts';
import { isPlainInk } from './escape.ts';
import { FastWriter } from './fast-writer.ts';
import { ByteOutput, encodeFixed } from './byte-output.ts';
import { isAbsent, refuseUnknown, type Fields } from './fields.ts';
import { KeySet } from './key-set.ts';
import { openBatches, type ListSource } from './list-source.ts';
import { Ordinals } from './ordinals.ts';
import { toStandardsError, ValueError } from './value-error.ts';

export interface StreamWriterOptions extends CheckOptions {
  /** Attributes of the root, as XML. */
  readonly declarations?: string;
  /** Markup around the root: XML declaration, envelope. */
  readonly before?: string;
  readonly after?: string;
  /** Between the parts, for people who read the file. */
  readonly lineEnd?: string;
  /** Gets each item of a list after it was written, and its place; may throw a ValueError. */
  readonly onItem?: (property: string, item: unknown, place: string) => void;
  /** Called when all lists are written; may throw a ValueError. */
  readonly onEnd?: () => void;
  /** Do not use the fast writer: for tests that compare the two. */
  readonly withoutFastWriter?: boolean;
}

interface CompiledPart {
  readonly property: string;
  readonly name: string;
  readonly required: boolean;
  /** The kinds of items of a list. */
  readonly items: readonly ElementParticle[] | undefined;
  /** The items have a key, each its own. */
  readonly isKeyed: boolean;
  readonly open: Uint8Array;
  readonly close: Uint8Array;
  readonly write: WriteElement<ByteOutput>;
}

export type StreamWriter = (message: Fields) => AsyncGenerator<Uint8Array, void, void>;

/**
 * `root` must be a plain sequence of elements and lists; throws a TypeError otherwise. The stream throws a
 * StandardsError (`WAARDE_…`) when a value does not fit, with its place: `leerling[1234]/geboortedatum`.
 */
export function compileStreamWriter(root: ElementParticle, options: StreamWriterOptions = {}): StreamWriter {
  const { before = '', after = '', lineEnd = '', declarations = '', onItem, onEnd } = options;
  if (!isElementType(root.content)) throw new TypeError('a stream needs an element with children');
  const parts = root.content.content.particles.map((part): CompiledPart => {
    if (part.kind !== 'element' && part.kind !== 'list')
      throw new TypeError('a stream needs a plain sequence');
    const { property, name, required } = part;
    const items = part.kind === 'list' ? part.items : undefined;
    const write =
      part.kind === 'list' ? recordWriter(part.items, options) : compileElementWriter(part, options);
    const isKeyed = items?.every(hasKey) === true;
    const [open, close] = [encodeFixed(`<${name}>${lineEnd}`), encodeFixed(`</${name}>${lineEnd}`)];
    return { property, name, required, items, isKeyed, open, close, write };
  });
  const start = encodeFixed(`${before}<${root.name}${declarations}>${lineEnd}`);
  const end = encodeFixed(`</${root.name}>${after}${lineEnd}`);
  const encodedLineEnd = encodeFixed(lineEnd);
  const checkProperties = refuseUnknown(parts.map(({ property }) => property));
  async function* writeMessage(message: Fields): AsyncGenerator<Uint8Array, void, void> {
    checkProperties(message);
    const out = new ByteOutput();
    out.fixed(start);
    for (const part of parts) {
      const content = message[part.property];
      if (isAbsent(content)) {
        if (part.required) throw new ValueError('WAARDE_ONTBREEKT', {}, part.name);
      } else if (part.items === undefined) {
        part.write(content, out);
        out.fixed(encodedLineEnd);
      } else {
        for await (const _ of writeList(part, content as ListSource<unknown>, out, onItem)) {
          if (out.isFull) yield out.take();
        }
      }
    }
    onEnd?.();
    out.fixed(end);
    yield out.take();
  }
  return async function* writeOrRefuse(message) {
    try {
      yield* writeMessage(message);
    } catch (error) {
      throw toStandardsError(error);
    }
  };
}

const hasKey = ({ content }: ElementParticle): boolean =>
  isElementType(content) &&
  content.attributes.some(({ property, required }) => property === 'key' && required);

/** Uses the fast writer for a list of one kind of items. */
function recordWriter(
  items: readonly ElementParticle[],
  options: StreamWriterOptions,
): WriteElement<ByteOutput> {
  const { lineEnd = '' } = options;
  const write = itemWriter(items, options);
  const encodedLineEnd = encodeFixed(lineEnd);
  const plain: WriteElement<ByteOutput> = (value, out) => {
    write(value, out);
    out.fixed(encodedLineEnd);
  };
  const [item] = items;
  if (item === undefined || items.length > 1 || !isElementType(item.content) || options.withoutFastWriter)
    return plain;
  const fastWriter = new FastWriter(item, options);
  return (value, out) => {
    if (!fastWriter.write(value, out, lineEnd)) plain(value, out);
  };
}

/** Writes one list into `out`; yields after each batch and full chunk, so that the caller can send it. */
async function* writeList(
  part: CompiledPart,
  source: ListSource<unknown>,
  out: ByteOutput,
  onItem: StreamWriterOptions['onItem'],
): AsyncGenerator<void, void, void> {
  const ordinals = new Ordinals(part.items!);
  const keys = new KeySet();
  let started = false;
  for await (const batch of openBatches(source, part.name)) {
    for (const item of batch) {
      if (!started) {
        out.fixed(part.open);
        started = true;
      }
      ordinals.count(item);
      try {
        if (part.isKeyed) refuseSecond(item, keys);
        part.write(item, out);
      } catch (error) {
        throw ordinals.locate(error, item);
      }
      onItem?.(part.property, item, ordinals.place(item));
      if (out.isFull) yield;
    }
    yield;
  }
  if (started) out.fixed(part.close);
  else if (part.required) throw new ValueError('WAARDE_ONTBREEKT', {}, part.name);
}

function refuseSecond(item: unknown, keys: KeySet): void {
  const key = (item as { key?: unknown } | null | undefined)?.key;
  if (typeof key !== 'string') return; // the writer refuses it
  if (!keys.add(trimmed(key))) throw new ValueError('WAARDE_DUBBEL', {}, '@key');
}

/** A reader drops the spaces around a key, so these do not make another one of it. Most keys have none. */
function trimmed(key: string): string {
  const [first, last] = [key.charCodeAt(0), key.charCodeAt(key.length - 1)];
  return isPlainInk(first) && isPlainInk(last) ? key : key.trim();
}
