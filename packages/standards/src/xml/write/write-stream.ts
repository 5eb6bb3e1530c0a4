/** Writes a message with lists of any length, in the order of its description, a batch at a time. */
import { StandardsError } from '../../errors.ts';
import { isElementType, type ElementParticle } from '../schema/description.ts';
import type { CheckOptions } from '../schema/check.ts';
import { compileElementWriter, itemWriter, type WriteElement } from './writer.ts';
import { FastWriter } from './fast-writer.ts';
import { ByteOutput, encodeFixed } from './byte-output.ts';

/** A list in memory, or one that comes in batches. */
export type ListSource = Iterable<unknown> | AsyncIterable<readonly unknown[]> | undefined;

export interface StreamWriterOptions extends CheckOptions {
  /** Attributes of the root, as XML. */
  readonly declarations?: string;
  /** Markup around the root: XML declaration, envelope. */
  readonly before?: string;
  readonly after?: string;
  /** Between the parts, for people who read the file. */
  readonly lineEnd?: string;
  /** Do not use the fast writer: for tests that compare the two. */
  readonly withoutFastWriter?: boolean;
}

interface CompiledPart {
  readonly property: string;
  readonly name: string;
  readonly required: boolean;
  readonly isList: boolean;
  readonly open: Uint8Array;
  readonly close: Uint8Array;
  readonly write: WriteElement<ByteOutput>;
}

export type StreamWriter = (
  message: Readonly<Record<string, unknown>>,
) => AsyncGenerator<Uint8Array, void, void>;

/** `root` must be a plain sequence of elements and lists; throws a TypeError otherwise. */
export function compileStreamWriter(root: ElementParticle, options: StreamWriterOptions = {}): StreamWriter {
  const { before = '', after = '', lineEnd = '', declarations = '' } = options;
  if (!isElementType(root.content)) throw new TypeError('a stream needs an element with children');
  const parts = root.content.content.particles.map((part): CompiledPart => {
    if (part.kind !== 'element' && part.kind !== 'list')
      throw new TypeError('a stream needs a plain sequence');
    const { property, name, required } = part;
    const write =
      part.kind === 'list' ? recordWriter(part.items, options) : compileElementWriter(part, options);
    const [open, close] = [encodeFixed(`<${name}>${lineEnd}`), encodeFixed(`</${name}>${lineEnd}`)];
    return { property, name, required, isList: part.kind === 'list', open, close, write };
  });
  const start = encodeFixed(`${before}<${root.name}${declarations}>${lineEnd}`);
  const end = encodeFixed(`</${root.name}>${after}${lineEnd}`);
  const encodedLineEnd = encodeFixed(lineEnd);
  return async function* writeMessage(message) {
    const out = new ByteOutput();
    out.fixed(start);
    for (const part of parts) {
      const content = message[part.property];
      if (part.isList) {
        for await (const _ of writeList(part, content as ListSource, out)) {
          if (out.isFull) yield out.take();
        }
      } else if (content !== undefined) {
        part.write(content, out);
        out.fixed(encodedLineEnd);
      } else if (part.required) {
        throw new StandardsError('WAARDE_ONTBREEKT', { values: { element: part.name } });
      }
    }
    out.fixed(end);
    yield out.take();
  };
}

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
  source: ListSource,
  out: ByteOutput,
): AsyncGenerator<void, void, void> {
  let started = false;
  for await (const batch of batches(source)) {
    for (const item of batch) {
      if (!started) {
        out.fixed(part.open);
        started = true;
      }
      part.write(item, out);
      if (out.isFull) yield;
    }
    yield;
  }
  if (started) out.fixed(part.close);
  else if (part.required) throw new StandardsError('WAARDE_ONTBREEKT', { values: { element: part.name } });
}

function batches(source: ListSource): Iterable<Iterable<unknown>> | AsyncIterable<Iterable<unknown>> {
  if (source === undefined) return [];
  return Symbol.asyncIterator in source ? source : [source];
}
