/** Compression of bodies that are streams. */
import { pipeline, Readable } from 'node:stream';
import { createGzip, createUnzip, gzipSync } from 'node:zlib';

/** Lists of pupils shrink to a tenth at the lowest level; a higher one costs three times the time for a fifth less. */
const LEVEL = 1;
/** Bytes per trip to the other thread: the default is a quarter of this, and so makes four times as many trips. */
const CHUNK_BYTES = 64 * 1024;

export function gzip(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // An error of the source destroys the stream, and its reader gets that error: half an answer is never silent.
  return pipeline(Readable.from(source), createGzip({ level: LEVEL }), () => {}) as AsyncIterable<Uint8Array>;
}

export const gzipWhole = (bytes: Uint8Array): Uint8Array =>
  gzipSync(bytes, { level: LEVEL, chunkSize: CHUNK_BYTES });

/** Takes gzip and deflate: the first bytes tell which of the two it is. */
export function decompress(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const stream = pipeline(Readable.from(source), createUnzip({ chunkSize: CHUNK_BYTES }), () => {});
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const iterator: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => chunks.next(),
    async return() {
      // A stream that is left while it waits for a chunk would go on waiting.
      stream.destroy();
      return { done: true, value: undefined };
    },
  };
  return iterator;
}
