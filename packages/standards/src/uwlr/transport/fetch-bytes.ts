/** One HTTP call whose answer comes in chunks, with a bound on the time per chunk and on the size of all. */
import { UwlrTransportError } from '../../errors.ts';
import { gzip } from './compression.ts';
import { toConnectionError } from './connection-error.ts';
import type { Post, PostResponse } from './post.ts';

export interface BytesRequest {
  readonly url: string;
  /** A stream is read as it is sent, and each of its chunks is a sign of life. */
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly gzip?: boolean | undefined;
  readonly soapAction: string;
  readonly timeoutMs: number;
  /** Most bytes of the answer, decompressed. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Asks for a compressed answer. */
  readonly acceptsGzip: boolean;
  readonly post: Post;
}

export interface BytesResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes read so far, decompressed. */
  count(): number;
  close(): Promise<void>;
}

/** Throws a UwlrTransportError when the connection, the time or the size fails; an error of `body` comes as it is. */
export async function fetchBytes(request: BytesRequest): Promise<BytesResponse> {
  const call = new Call(request);
  const response = await call.open();
  return {
    status: response.status,
    contentType: response.contentType,
    chunks: call.chunks(response),
    count: () => call.count,
    close: () => call.close(response),
  };
}

class Call {
  count = 0;
  readonly #request: BytesRequest;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isTimeUp = false;
  #hasBegun = false;
  /** A value that we cannot write is our own error, and not one of the connection. */
  #ownError: unknown;

  constructor(request: BytesRequest) {
    this.#request = request;
  }

  async open(): Promise<PostResponse> {
    const { url, post, soapAction, acceptsGzip, gzip: isGzip, signal } = this.#request;
    const stop = this.#stop.signal;
    const response = await this.#inTime(() =>
      post(url, {
        headers: {
          'content-type': 'text/xml; charset=utf-8',
          'accept-encoding': acceptsGzip ? 'gzip' : 'identity',
          soapaction: `"${soapAction}"`,
          ...(isGzip === true && { 'content-encoding': 'gzip' }),
        },
        body: this.#body(),
        signal: signal === undefined ? stop : AbortSignal.any([stop, signal]),
      }),
    );
    this.#hasBegun = true;
    return response;
  }

  async *chunks(response: PostResponse): AsyncGenerator<Uint8Array, void, void> {
    const { maxBytes } = this.#request;
    let isDone = false;
    try {
      for (;;) {
        const step = await this.#inTime(() => response.chunks.next());
        if (step.done === true) break;
        this.count += step.value.length;
        if (this.count > maxBytes) {
          throw new UwlrTransportError('UWLR_TE_GROOT', { retryable: false, values: { limit: maxBytes } });
        }
        yield step.value;
      }
      isDone = true;
    } finally {
      if (!isDone) this.#stop.abort();
    }
  }

  async close(response: PostResponse): Promise<void> {
    this.#stop.abort();
    await response.chunks.return?.().catch(() => {});
  }

  #body(): BytesRequest['body'] {
    const { body, gzip: isGzip } = this.#request;
    if (typeof body === 'string') return body;
    const chunks = this.#outgoing(body);
    return isGzip === true ? gzip(chunks) : chunks;
  }

  async *#outgoing(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
    try {
      for await (const chunk of source) {
        this.#timer?.refresh();
        yield chunk;
      }
    } catch (error) {
      this.#ownError = error;
      throw error;
    }
  }

  async #inTime<T>(wait: () => Promise<T>): Promise<T> {
    this.#timer = setTimeout(() => {
      this.#isTimeUp = true;
      this.#stop.abort();
    }, this.#request.timeoutMs);
    try {
      return await wait();
    } catch (cause) {
      throw this.#explain(cause);
    } finally {
      clearTimeout(this.#timer);
    }
  }

  #explain(cause: unknown): unknown {
    const { timeoutMs, signal } = this.#request;
    if (this.#ownError !== undefined) return this.#ownError;
    if (this.#isTimeUp) {
      return new UwlrTransportError('UWLR_TIJD_OM', { retryable: true, values: { ms: timeoutMs }, cause });
    }
    if (signal?.aborted === true) {
      return new UwlrTransportError('UWLR_GEANNULEERD', { retryable: false, cause });
    }
    if (!this.#hasBegun) return toConnectionError(cause);
    return new UwlrTransportError('UWLR_AFGEBROKEN', { retryable: true, cause });
  }
}
