/**
 * The server side of UWLR 2.2: takes a request and gives an answer, both as streams.
 *
 * It knows the protocol and nothing of the application: a `UwlrProvider` says who may ask and what the data is. The
 * checks come in the order of the standard, so that nobody learns more than the first reason of a refusal.
 */
import { serializeFault } from '../../soap/envelope.ts';
import { fault, faultDetail } from '../messages/faults.ts';
import { brengLeerresultaten, type UwlrOperatie } from '../messages/operaties.ts';
import { serializeLeerresultatenBevestiging } from '../results/write-leerresultaten.ts';
import { encodeBody, encodeWhole, type EncodedBody } from '../transport/encoded-body.ts';
import { acceptsGzip, findHeader, type Headers } from '../transport/headers.ts';
import { answerVerzoek } from './answer-verzoek.ts';
import type { HandleOptions } from './handle-options.ts';
import type { OpenedAntwoord } from './open-antwoord.ts';
import { UwlrRefusal, type UwlrProvider } from './provider.ts';
import { readRequest } from './read-request.ts';
import { receiveLeerresultaten, type Receipt } from './receive-leerresultaten.ts';
import type { Refusal } from './refusal.ts';
import { serializeEmptyAntwoord } from './write-antwoord.ts';

/** What came in over HTTP. */
export interface UwlrRequest {
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
}

/** What goes out over HTTP, and what became of the request. */
export interface UwlrResponse {
  status: number;
  headers: Record<string, string>;
  /** Read it to its end or leave it (`return`). When it throws, destroy the connection. */
  body: AsyncIterable<Uint8Array>;
  /** All of `body`, when it is small: sent in one go it costs a fraction of a stream. */
  bytes?: Uint8Array;
  operatie?: UwlrOperatie;
  outcome: 'gegevens' | 'geengegevens' | 'geenwijzigingen' | 'bevestiging' | 'fault';
  fault?: { faultcode: string; faultstring: string };
}

type Answer = Refusal | OpenedAntwoord | Receipt;

/**
 * Answers one request. Never throws for a wrong request or an error of the provider: those become a fault.
 *
 * @example
 * const response = await handleUwlr(provider, { headers: request.headers, body: request.raw });
 * reply.code(response.status).headers(response.headers).send(Readable.from(response.body));
 */
export async function handleUwlr<K, T>(
  provider: UwlrProvider<K, T>,
  request: UwlrRequest,
  options: HandleOptions<K> = {},
): Promise<UwlrResponse> {
  const { onError = () => {}, isTemporary = () => false } = options;
  const takesLeerresultaten = provider.openLeerresultaten !== undefined;
  const opened = await readRequest(request, options, takesLeerresultaten);
  if (opened.kind === 'fault') return toResponse(opened, request, { isTemporary });
  const operatie = opened.kind === 'verzoek' ? opened.parsed.operatie : brengLeerresultaten.name;
  try {
    const answer =
      opened.kind === 'verzoek'
        ? await answerVerzoek(provider, opened, request.signal, options)
        : await receiveLeerresultaten(provider, opened, request.signal, options);
    const about = answer.kind === 'fault' ? operatie : answer.operatie;
    return await toResponse(answer, request, { operatie: about, isTemporary });
  } catch (error) {
    if (!(error instanceof UwlrRefusal) && request.signal?.aborted !== true) onError(error);
    return toResponse(faultOf(error, isTemporary), request, { operatie, isTemporary });
  }
}

function faultOf(error: unknown, isTemporary: (error: unknown) => boolean): Refusal {
  if (error instanceof UwlrRefusal) {
    const { faultcode, faultstring, retryAfter } = error;
    const refusal = { kind: 'fault', fault: { faultcode, faultstring } } as const;
    return retryAfter === undefined ? { ...refusal, status: 500 } : { ...refusal, status: 503, retryAfter };
  }
  const unexpected = isTemporary(error) ? 'Server.TijdelijkNietBeschikbaar' : 'Server.InterneFout';
  return { kind: 'fault', fault: fault(unexpected), status: 500 };
}

async function toResponse(
  answer: Answer,
  request: UwlrRequest,
  {
    operatie,
    isTemporary,
  }: { operatie?: UwlrOperatie | undefined; isTemporary: (error: unknown) => boolean },
): Promise<UwlrResponse> {
  const headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' };
  const about = operatie === undefined ? {} : { operatie };
  switch (answer.kind) {
    case 'fault': {
      const { faultcode, faultstring } = answer.fault;
      if (answer.retryAfter !== undefined) headers['retry-after'] = String(answer.retryAfter);
      const encoded = encodeWhole(serializeFault(faultcode, faultstring, faultDetail(operatie, faultcode)));
      const response = { status: answer.status, headers, ...encoded, outcome: 'fault' as const };
      return { ...response, ...about, fault: { faultcode, faultstring } };
    }
    case 'geengegevens':
    case 'geenwijzigingen': {
      const encoded = encodeWhole(serializeEmptyAntwoord(answer.operatie, answer.kind));
      return { status: 200, headers, ...encoded, ...about, outcome: answer.kind };
    }
    case 'bevestiging': {
      const encoded = encodeWhole(serializeLeerresultatenBevestiging());
      return { status: 200, headers, ...encoded, ...about, outcome: 'bevestiging' };
    }
    case 'gegevens': {
      const isGzip = acceptsGzip(findHeader(request.headers, 'accept-encoding'));
      let encoded: EncodedBody;
      try {
        encoded = await encodeBody(answer.body, isGzip);
      } catch (error) {
        // The stream itself reported the error. Nothing was sent yet, so the other side can get a fault.
        return toResponse(faultOf(error, isTemporary), request, { operatie, isTemporary });
      }
      headers['vary'] = 'accept-encoding';
      if (isGzip) headers['content-encoding'] = 'gzip';
      if (encoded.bytes !== undefined) headers['content-length'] = String(encoded.bytes.length);
      return { status: 200, headers, ...encoded, ...about, outcome: 'gegevens' };
    }
  }
}
