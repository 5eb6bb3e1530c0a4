/** One POST and the chunks of its answer, decompressed: by node:http, or by a fetch that the caller gives. */
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent, request as requestHttps } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import type { SecureContextOptions } from 'node:tls';
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

/** PEM or bytes. */
type Pem = string | Uint8Array;

/** Who we are to a server that asks for a client certificate, and whom we trust; node:tls takes them as they are. */
export interface TlsOptions {
  readonly ca?: Pem | readonly Pem[];
  readonly cert?: Pem;
  readonly key?: Pem;
  /** PKCS#12: certificate and key in one. */
  readonly pfx?: Pem;
  readonly passphrase?: string;
}

/** By node:http, on connections that stay open. Fetch costs a small answer as much as everything else it passes. */
export function makePostByNode(tls?: TlsOptions): Post {
  // Without settings of its own a client uses the connections that the process has open already.
  const secure = tls as SecureContextOptions | undefined;
  const own = secure === undefined ? undefined : new Agent({ keepAlive: true, ...secure });
  return async (url, request) => {
    const isSecure = url.startsWith('https:');
    try {
      return await postOnce(url, request, isSecure ? own : undefined);
    } catch (error) {
      // The other side closed a free connection just when we used it: it has read nothing, so a new one asks again at once.
      const isText = typeof request.body === 'string';
      if (!(error instanceof StaleConnectionError) || !isText || request.signal.aborted) throw error;
      return await postOnce(url, request, isSecure ? new Agent({ ...secure }) : false);
    }
  };
}

/** An open connection turned out to be closed. */
class StaleConnectionError extends Error {
  override readonly name = 'StaleConnectionError';
}

function postOnce(url: string, { headers, body, signal }: PostRequest, agent: Agent | false | undefined) {
  return new Promise<PostResponse>((resolve, reject) => {
    const address = new URL(url);
    const request = address.protocol === 'https:' ? requestHttps : requestHttp;
    const length = typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
    const options = { method: 'POST', headers: { ...headers, ...length } };
    const outgoing = request(address, agent === undefined ? options : { ...options, agent });
    const fail = (cause: NodeJS.ErrnoException): void => {
      const isStale = outgoing.reusedSocket && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');
      reject(isStale ? new StaleConnectionError('an open connection was closed', { cause }) : cause);
    };
    outgoing.on('error', fail);
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
    else pipeline(Readable.from(body), outgoing, (error) => error && fail(error));
  });
}

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
