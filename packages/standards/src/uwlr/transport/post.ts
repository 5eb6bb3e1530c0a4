/** One POST and the chunks of its answer, decompressed: by node:http, or by a fetch that the caller gives. */
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { gunzipSync } from 'node:zlib';
import { decompress } from './compression.ts';

export interface PostRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

export interface PostResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly chunks: AsyncIterator<Uint8Array, unknown, undefined>;
}

/** Never follows a redirect: the body holds keys, and goes to the configured address and nowhere else. */
export type Post = (url: string, request: PostRequest) => Promise<PostResponse>;

/** By node:http, on connections that stay open. Fetch costs a small answer as much as everything else it passes. */
export const postByNode: Post = (url, { headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const address = new URL(url);
    const request = address.protocol === 'https:' ? requestHttps : requestHttp;
    const length = typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
    const outgoing = request(address, { method: 'POST', headers: { ...headers, ...length } });
    outgoing.on('error', reject);
    // Destroyed without a reason: Node would throw a reason at a free connection, which nobody watches.
    const stop = (): void => void outgoing.destroy();
    signal.addEventListener('abort', stop);
    outgoing.once('close', () => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
    outgoing.once('response', (response) => {
      // The reader of the answer gets the error; there may be no reader.
      response.on('error', () => {});
      resolve({
        status: response.statusCode ?? 0,
        contentType: response.headers['content-type'],
        chunks: decompressed(response)[Symbol.asyncIterator](),
      });
    });
    if (typeof body === 'string') outgoing.end(body);
    else pipeline(Readable.from(body), outgoing, (error) => error && reject(error));
  });

/** A compressed answer of at most this size is decompressed in one go, unless it turns out too big for that. */
const SMALL_BYTES = 64 * 1024;
const SMALL_DECOMPRESSED_BYTES = 2 * 1024 ** 2;

function decompressed(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'x-gzip') return response;
  const isSmall = Number(response.headers['content-length']) <= SMALL_BYTES;
  return isSmall ? decompressedAtOnce(response) : decompress(response);
}

async function* decompressedAtOnce(response: IncomingMessage): AsyncGenerator<Uint8Array, void, void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response) chunks.push(chunk as Uint8Array);
  let bytes: Uint8Array | undefined;
  try {
    const limits = { maxOutputLength: SMALL_DECOMPRESSED_BYTES, chunkSize: 2 * SMALL_BYTES };
    bytes = gunzipSync(Buffer.concat(chunks), limits);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
  }
  if (bytes === undefined) yield* decompress(Readable.from(chunks));
  else yield bytes;
}

export const makePostByFetch =
  (fetch: typeof globalThis.fetch): Post =>
  async (url, { headers, body, signal }) => {
    // The types of a browser, which check this file too, do not know a body that is made while it is sent.
    const outgoing = (
      typeof body === 'string' ? { body } : { body: ReadableStream.from(body), duplex: 'half' }
    ) as RequestInit;
    const response = await fetch(url, { method: 'POST', headers, ...outgoing, redirect: 'manual', signal });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      chunks: chunksOf(response),
    };
  };

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array, void, void> {
  if (body !== null) yield* body;
}
