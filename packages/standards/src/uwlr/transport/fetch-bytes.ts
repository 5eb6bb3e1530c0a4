/** One HTTP call whose answer comes as bounded pieces: bounded in time per piece, and in size. */
import { UwlrTransportError } from '../../errors.ts';
import { gzip } from './http.ts';
import type { Post } from './post.ts';

export interface Vraag {
  readonly url: string;
  /** A stream goes out as it is asked for, and each piece of it is a sign of life. */
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly gzip?: boolean | undefined;
  readonly soapAction: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Of the answer. */
  readonly isGzipGewenst: boolean;
  readonly post: Post;
}

export interface Bytes {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly stukken: AsyncIterable<Uint8Array>;
  aantal(): number;
  sluit(): Promise<void>;
}

export async function haalBytes(vraag: Vraag): Promise<Bytes> {
  const { timeoutMs, maxBytes, signal } = vraag;
  const stop = new AbortController();
  const signalen = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
  let tijdOm = false;
  let wekker: NodeJS.Timeout | undefined;
  let eigenFout: unknown;

  async function* uitgaand(bron: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
    try {
      for await (const stuk of bron) {
        wekker?.refresh();
        yield stuk;
      }
    } catch (error) {
      // A value that we cannot write is our own fault, not that of the road.
      eigenFout = error;
      throw error;
    }
  }

  const binnenTijd = async <T>(wacht: () => Promise<T>): Promise<T> => {
    wekker = setTimeout(() => {
      tijdOm = true;
      stop.abort();
    }, timeoutMs);
    try {
      return await wacht();
    } catch (cause) {
      if (eigenFout !== undefined) throw eigenFout;
      if (tijdOm)
        throw new UwlrTransportError('UWLR_TIJD_OM', { retryable: true, waarden: { ms: timeoutMs }, cause });
      if (signal?.aborted === true)
        throw new UwlrTransportError('UWLR_GEANNULEERD', { retryable: false, cause });
      throw new UwlrTransportError(begonnen ? 'UWLR_AFGEBROKEN' : 'UWLR_NIET_BEREIKBAAR', {
        retryable: true,
        cause,
      });
    } finally {
      clearTimeout(wekker);
    }
  };

  let begonnen = false;
  const antwoord = await binnenTijd(() =>
    vraag.post(vraag.url, {
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        'accept-encoding': vraag.isGzipGewenst ? 'gzip' : 'identity',
        soapaction: `"${vraag.soapAction}"`,
        ...(vraag.gzip === true && { 'content-encoding': 'gzip' }),
      },
      body: bodyVan(vraag, uitgaand),
      signal: signalen,
    }),
  );
  begonnen = true;
  let aantal = 0;

  async function* stukken(): AsyncGenerator<Uint8Array, void, void> {
    let klaar = false;
    try {
      for (;;) {
        const stap = await binnenTijd(() => antwoord.stukken.next());
        if (stap.done === true) break;
        aantal += stap.value.length;
        if (aantal > maxBytes) {
          throw new UwlrTransportError('UWLR_TE_GROOT', { retryable: false, waarden: { grens: maxBytes } });
        }
        yield stap.value;
      }
      klaar = true;
    } finally {
      if (!klaar) stop.abort();
    }
  }

  return {
    status: antwoord.status,
    contentType: antwoord.contentType,
    stukken: stukken(),
    aantal: () => aantal,
    async sluit() {
      stop.abort();
      await antwoord.stukken.return?.().catch(() => {});
    },
  };
}

function bodyVan(
  { body, gzip: isGzip }: Vraag,
  uitgaand: (bron: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): Vraag['body'] {
  if (typeof body === 'string') return body;
  const stukken = uitgaand(body);
  return isGzip === true ? gzip(stukken) : stukken;
}
