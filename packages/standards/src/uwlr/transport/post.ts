/** One POST and the pieces of its answer, decompressed: by what Node has, or by whatever somebody gives for fetch. */
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { gunzipSync } from 'node:zlib';
import { pakUit } from './http.ts';

export interface PostVraag {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

export interface PostAntwoord {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly stukken: AsyncIterator<Uint8Array, unknown, undefined>;
}

/** Never follows a redirect: the body holds keys, and goes to the address that was configured and nowhere else. */
export type Post = (url: string, vraag: PostVraag) => Promise<PostAntwoord>;

/** By node:http, on connections that stay open. Fetch costs a small answer as much as all the rest of its way. */
export const viaNode: Post = (url, { headers, body, signal }) =>
  new Promise((geef, weiger) => {
    const adres = new URL(url);
    const request = adres.protocol === 'https:' ? requestHttps : requestHttp;
    const lengte = typeof body === 'string' ? { 'content-length': Buffer.byteLength(body) } : {};
    const vraag = request(adres, { method: 'POST', headers: { ...headers, ...lengte } });
    vraag.on('error', weiger);
    // Without a reason: Node would throw that at a connection which nobody watches once it is free again.
    const stop = (): void => void vraag.destroy();
    signal.addEventListener('abort', stop);
    vraag.once('close', () => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
    vraag.once('response', (antwoord) => {
      // Whoever reads it hears of it; nobody may be reading.
      antwoord.on('error', () => {});
      geef({
        status: antwoord.statusCode ?? 0,
        contentType: antwoord.headers['content-type'],
        stukken: uitgepakt(antwoord)[Symbol.asyncIterator](),
      });
    });
    if (typeof body === 'string') vraag.end(body);
    else pipeline(Readable.from(body), vraag, (error) => error && weiger(error));
  });

/** What is compressed to less than this is unpacked in one go, unless it turns out too big for that. */
const KLEIN = 64 * 1024;
const KLEIN_UITGEPAKT = 2 * 1024 ** 2;

function uitgepakt(antwoord: IncomingMessage): AsyncIterable<Uint8Array> {
  const codering = antwoord.headers['content-encoding']?.trim().toLowerCase();
  if (codering !== 'gzip' && codering !== 'x-gzip') return antwoord;
  return Number(antwoord.headers['content-length']) <= KLEIN ? inEenKeer(antwoord) : pakUit(antwoord);
}

async function* inEenKeer(antwoord: IncomingMessage): AsyncGenerator<Uint8Array, void, void> {
  const stukken: Uint8Array[] = [];
  for await (const stuk of antwoord) stukken.push(stuk as Uint8Array);
  let heel: Uint8Array | undefined;
  try {
    heel = gunzipSync(Buffer.concat(stukken), { maxOutputLength: KLEIN_UITGEPAKT, chunkSize: 2 * KLEIN });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
  }
  if (heel === undefined) yield* pakUit(Readable.from(stukken));
  else yield heel;
}

export const viaFetch =
  (haal: typeof fetch): Post =>
  async (url, { headers, body, signal }) => {
    // The types of a browser, where this is checked too, do not know a body that is made while it is sent.
    const uitgaand = (
      typeof body === 'string' ? { body } : { body: ReadableStream.from(body), duplex: 'half' }
    ) as RequestInit;
    const response = await haal(url, { method: 'POST', headers, ...uitgaand, redirect: 'manual', signal });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      stukken: stukkenVan(response),
    };
  };

async function* stukkenVan({ body }: Response): AsyncGenerator<Uint8Array, void, void> {
  if (body !== null) yield* body;
}
