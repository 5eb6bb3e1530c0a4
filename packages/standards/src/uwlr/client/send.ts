/** Sends one request and reads its answer, up to where its parts begin. */
import { StandardsError } from '../../errors.ts';
import type { Limits } from '../../xml/limits.ts';
import { findAddressError } from '../transport/address.ts';
import { fetchBytes, type BytesRequest, type BytesResponse } from '../transport/fetch-bytes.ts';
import { findCharset, isXmlMediaType } from '../transport/headers.ts';
import { makePostByFetch, makePostByNode } from '../transport/post.ts';
import { httpError, toTransportError } from './transport-error.ts';
import type { UwlrClientOptions } from './uwlr-client.ts';

/** A slow school server needs some time to gather its pupils; a dead one should not hold a job for minutes. */
const TIMEOUT_MS = 60_000;
/** The biggest school is under 10 MB; a whole board in one answer stays under this too. */
const MAX_BYTES = 512 * 1024 ** 2;

type Read<A> = (chunks: AsyncIterable<Uint8Array>, limits: Partial<Limits>, charset?: string) => Promise<A>;

export type Send = <A>(
  request: Pick<BytesRequest, 'body' | 'gzip' | 'soapAction'>,
  signal: AbortSignal | undefined,
  read: Read<A>,
) => Promise<{ antwoord: A; bytes: BytesResponse }>;

export function makeSend(options: UwlrClientOptions): Send {
  const { url, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, gzip: acceptsGzip = true } = options;
  const post = options.fetch === undefined ? makePostByNode(options.tls) : makePostByFetch(options.fetch);
  const usual = { url, timeoutMs, maxBytes, acceptsGzip, post };
  return async (request, signal, read) => {
    const refusal = findAddressError(url, options);
    if (refusal !== undefined) throw refusal;
    const bytes = await fetchBytes({ ...request, ...usual, signal });
    const { status, contentType } = bytes;
    if (!isXmlMediaType(contentType)) {
      await bytes.close();
      throw httpError(status);
    }
    try {
      const antwoord = await read(bytes.chunks, { bytes: maxBytes }, findCharset(contentType));
      return { antwoord, bytes };
    } catch (error) {
      if (status !== 200 && error instanceof StandardsError && /^(XML|SOAP|BESTAND)_/.test(error.code)) {
        throw httpError(status, error);
      }
      throw toTransportError(error);
    }
  };
}
