/** Check 1 of the standard: the request is one well-formed SOAP 1.1 message of a sane size. */
import { decompress } from '../transport/compression.ts';
import { findCharset, findHeader, isCompressed, isXmlMediaType, type Headers } from '../transport/headers.ts';
import { refuseSlowSender } from '../transport/slow-sender.ts';
import type { HandleOptions } from './handle-options.ts';
import {
  defaultLeerresultatenLimits,
  defaultVerzoekLimits,
  openVerzoek,
  type OpenedLeerresultaten,
  type OpenedVerzoek,
} from './read-verzoek.ts';
import { findRefusal, refuse, type Refusal } from './refusal.ts';

/** Longer than any line falters. */
const MAX_WAIT_MS = 30_000;

export async function readRequest(
  request: { readonly headers: Headers; readonly body: AsyncIterable<Uint8Array> },
  options: Pick<HandleOptions, 'limits' | 'leerresultatenLimits' | 'maxWaitMs'>,
  takesLeerresultaten: boolean,
): Promise<OpenedVerzoek | OpenedLeerresultaten | Refusal> {
  const { limits, leerresultatenLimits, maxWaitMs = MAX_WAIT_MS } = options;
  const contentType = findHeader(request.headers, 'content-type');
  const encoding = findHeader(request.headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (
    !isXmlMediaType(contentType) ||
    !(isCompressed(encoding) || encoding === 'identity' || encoding === '')
  ) {
    return refuse(
      'Client.OngeldigBericht',
      'een UWLR-verzoek is text/xml, eventueel met gzip of deflate',
      415,
    );
  }
  // Before the body is seen a request may be of either kind: the smaller limit of a request for data comes into force while reading.
  const maxBytes = Math.max(
    limits?.bytes ?? defaultVerzoekLimits.bytes!,
    takesLeerresultaten ? (leerresultatenLimits?.bytes ?? defaultLeerresultatenLimits.bytes!) : 0,
  );
  if (Number(findHeader(request.headers, 'content-length') ?? 0) > maxBytes) {
    return refuse('Client.OngeldigBericht', `het verzoek is groter dan ${maxBytes} bytes`, 413);
  }
  const received = refuseSlowSender(request.body, maxWaitMs);
  const body = isCompressed(encoding) ? decompress(received) : received;
  try {
    return await openVerzoek(body, { limits, leerresultatenLimits, charset: findCharset(contentType) });
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}
