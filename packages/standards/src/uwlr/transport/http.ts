/** What UWLR needs to know of HTTP: media type, compression, and streams that clean up after themselves. */
import { pipeline, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { createGzip, createUnzip, gzipSync } from 'node:zlib';
import { TeTraag } from '../server/refusal.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Header names are compared without regard to case: Node gives lower case, others do not. */
export function headerVan(headers: Headers, naam: string): string | undefined {
  for (const [sleutel, waarde] of Object.entries(headers)) {
    if (sleutel.toLowerCase() === naam) return Array.isArray(waarde) ? waarde.join(',') : waarde;
  }
  return undefined;
}

/** SOAP 1.2 is let in, so that its sender gets a VersionMismatch it understands. */
export function isXmlMediaType(contentType: string | undefined): boolean {
  return contentType === undefined || /^\s*(text|application)\/(soap\+)?xml\s*(;|$)/i.test(contentType);
}

export function charsetVan(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1];
}

/** `gzip`, `gzip;q=0.5`, `*`: yes. `gzip;q=0`: no. */
export function wantsGzip(acceptEncoding: string | undefined): boolean {
  for (const deel of (acceptEncoding ?? '').split(',')) {
    const [naam = '', ...parameters] = deel.split(';').map((s) => s.trim().toLowerCase());
    if (naam !== 'gzip' && naam !== 'x-gzip' && naam !== '*') continue;
    return !parameters.some((p) => /^q=0(\.0*)?$/.test(p));
  }
  return false;
}

/** Pupil lists shrink to a tenth at the lowest level; higher levels cost three times the time for a fifth less. */
const NIVEAU = 1;
/** What it unpacks at a time: by default a quarter of this, which makes four times as many trips to another thread. */
const STUK = 64 * 1024;
/** A usual school is smaller. Compressed, that goes out in one go: a stream costs more than it brings there. */
const KLEIN = 256 * 1024;
/** Without compression nothing is gained by waiting: the other side can read the first pupils while we write the rest. */
const KLEIN_ONGEPAKT = 16 * 1024;

export interface Pak {
  readonly body: AsyncIterable<Uint8Array>;
  /** All of it, when it is small. */
  readonly heel?: Uint8Array;
}

/**
 * Makes a body to send: a small one at once, a big one as it comes. Throws what `bron` throws while nothing can have
 * gone yet; after that such an error comes to whoever reads the body.
 */
export async function pakIn(bron: AsyncIterable<Uint8Array>, isGzip: boolean): Promise<Pak> {
  const stukken = bron[Symbol.asyncIterator]();
  const begin: Uint8Array[] = [];
  const klein = isGzip ? KLEIN : KLEIN_ONGEPAKT;
  for (let lengte = 0; lengte <= klein;) {
    const stap = await stukken.next();
    if (stap.done === true) {
      const heel = Buffer.concat(begin);
      return eenPak(isGzip ? gzipSync(heel, { level: NIVEAU, chunkSize: STUK }) : heel);
    }
    begin.push(stap.value);
    lengte += stap.value.length;
  }
  const alles: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => alles,
    async next() {
      const eerder = begin.shift();
      if (eerder !== undefined) return { done: false, value: eerder };
      // What was given leaves now, and whoever else waits for this process has his turn.
      await setImmediate();
      return await stukken.next();
    },
    async return() {
      await stukken.return?.();
      return { done: true, value: undefined };
    },
  };
  return { body: isGzip ? gzip(alles) : alles };
}

export function gzip(bron: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // An error of the source destroys the stream, and whoever reads it gets that error: no quiet half answer.
  return pipeline(Readable.from(bron), createGzip({ level: NIVEAU }), () => {}) as AsyncIterable<Uint8Array>;
}

/** What a request may be compressed with; PHP knows `deflate` too. */
export const isGepakt = (codering: string): boolean => ['gzip', 'x-gzip', 'deflate'].includes(codering);

/** Of either kind: the first bytes tell which. */
export function pakUit(bron: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const stroom = pipeline(Readable.from(bron), createUnzip({ chunkSize: STUK }), () => {});
  const stukken: AsyncIterator<Uint8Array> = stroom[Symbol.asyncIterator]();
  const iterator: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => stukken.next(),
    async return() {
      // Left while it waits for a piece, the stream itself would go on waiting.
      stroom.destroy();
      return { done: true, value: undefined };
    },
  };
  return iterator;
}

/** Whoever sends less than this many bytes a millisecond (8 kbit/s) is slower than any line. */
const TRAAGST = 1;

/**
 * Gives up on a sender for whom we have waited `ms` in all, less what he earns back with every byte: a line that falters is
 * borne with, a sender of one byte at a time is not.
 */
export function metGeduld(bron: AsyncIterable<Uint8Array>, ms: number): AsyncIterable<Uint8Array> {
  const stukken = bron[Symbol.asyncIterator]();
  let geduld = ms;
  let wekker: NodeJS.Timeout | undefined;
  const stil = (): void => {
    clearTimeout(wekker);
    wekker = undefined;
  };
  const iterator: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => iterator,
    next() {
      return new Promise((geef, weiger) => {
        const begin = performance.now();
        wekker = setTimeout(() => weiger(new TeTraag(`waited ${ms} ms for too few bytes`)), geduld);
        // Quiet before it is given: who hears of a piece may ask for the end at once.
        void stukken
          .next()
          .finally(stil)
          .then((stap) => {
            const gewacht = performance.now() - begin;
            const verdiend = stap.done === true ? 0 : stap.value.length / TRAAGST;
            geduld = Math.min(ms, Math.max(1, geduld - gewacht) + verdiend);
            geef(stap);
          }, weiger);
      });
    },
    async return() {
      const isWachtend = wekker !== undefined;
      stil();
      const einde = stukken.return?.();
      // A source that we still wait for only ends with the piece that never comes.
      if (isWachtend) einde?.catch(() => {});
      else await einde;
      return { done: true, value: undefined };
    },
  };
  return iterator;
}

/** Cleans up also when the reader leaves before the first byte (a generator that never ran has no `finally`). */
export function metOpruimen<T>(
  bron: AsyncGenerator<T, void, void>,
  ruimOp: () => Promise<void>,
): AsyncIterableIterator<T> {
  let opgeruimd = false;
  const klaar = async (): Promise<void> => {
    if (opgeruimd) return;
    opgeruimd = true;
    await ruimOp();
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        const stap = await bron.next();
        if (stap.done === true) await klaar();
        return stap;
      } catch (error) {
        await klaar();
        throw error;
      }
    },
    async return() {
      await bron.return();
      await klaar();
      return { done: true, value: undefined };
    },
  };
}

export function eenPak(inhoud: string | Uint8Array): Required<Pak> {
  const heel = typeof inhoud === 'string' ? new TextEncoder().encode(inhoud) : inhoud;
  return { body: eenStuk(heel), heel };
}

async function* eenStuk(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
