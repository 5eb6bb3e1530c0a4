/** The body of an HTTP answer: a small one is sent at once, a big one as it is made. */
import { setImmediate } from 'node:timers/promises';
import { gzip, gzipWhole } from './compression.ts';

/** A usual school is smaller than this. Compressed, it goes out in one go: a stream costs more than it brings. */
const SMALL_BYTES = 256 * 1024;
/** Without compression waiting gains nothing: the other side can read the first pupils while we write the rest. */
const SMALL_PLAIN_BYTES = 16 * 1024;

export interface EncodedBody {
  readonly body: AsyncIterable<Uint8Array>;
  /** All of `body`, when it is small. */
  readonly bytes?: Uint8Array;
}

/**
 * Makes a body to send. An error of `source` is thrown here as long as nothing can have been sent; after that whoever
 * reads the body gets it.
 */
export async function encodeBody(source: AsyncIterable<Uint8Array>, isGzip: boolean): Promise<EncodedBody> {
  const chunks = source[Symbol.asyncIterator]();
  const begin: Uint8Array[] = [];
  const small = isGzip ? SMALL_BYTES : SMALL_PLAIN_BYTES;
  for (let length = 0; length <= small;) {
    const step = await chunks.next();
    if (step.done === true) {
      const bytes = Buffer.concat(begin);
      return encodeWhole(isGzip ? gzipWhole(bytes) : bytes);
    }
    begin.push(step.value);
    length += step.value.length;
  }
  const all: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => all,
    async next() {
      const earlier = begin.shift();
      if (earlier !== undefined) return { done: false, value: earlier };
      // The chunk that was given can leave now, and the other work of this process gets its turn.
      await setImmediate();
      return await chunks.next();
    },
    async return() {
      await chunks.return?.();
      return { done: true, value: undefined };
    },
  };
  return { body: isGzip ? gzip(all) : all };
}

export function encodeWhole(content: string | Uint8Array): Required<EncodedBody> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { body: singleChunk(bytes), bytes };
}

async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
