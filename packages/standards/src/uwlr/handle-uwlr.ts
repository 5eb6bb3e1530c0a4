/**
 * The server side of UWLR 2.2: a request in, an answer out, both as streams.
 *
 * Knows the protocol and nothing of the application: who may ask and what the data is comes from a `UwlrBron`.
 * The checks come in the order of the standard, so that nobody learns more than the first reason of refusal.
 */
import { StandardsError } from '../errors.ts';
import { isSchooljaar } from '../xml/soort-controle.ts';
import { serializeFault } from '../soap/envelop.ts';
import type { Limits } from '../xml/limits.ts';
import { UwlrWeigering, type UwlrBron } from './bron.ts';
import { fault, faultVan, type Fault } from './faults.ts';
import {
  charsetVan,
  eenStuk,
  gunzip,
  gzip,
  headerVan,
  isXmlMediaType,
  metOpruimen,
  wantsGzip,
} from './http.ts';
import { leesVerzoek, verzoekLimits, type GelezenVerzoek } from './lees-verzoek.ts';
import type { Operatie } from './operaties.ts';
import { serializeZonderGegevens, streamGegevens, type Gegevens } from './schrijf-antwoord.ts';
import type { VerzoekBasis } from './verzoek-basis.ts';

export interface UwlrRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
}

export interface UwlrResponse {
  status: number;
  headers: Record<string, string>;
  /** Read it to its end or leave it (`return`); an error from it means: destroy the connection. */
  body: AsyncIterable<Uint8Array>;
  operatie?: Operatie;
  uitkomst: 'gegevens' | 'geengegevens' | 'geenwijzigingen' | 'fault';
  fault?: { faultcode: string; faultstring: string };
}

export interface HandleOptions {
  readonly limits?: Partial<Limits>;
  /** Versions that may be asked for. */
  readonly xsdversies?: readonly string[];
  /** Hears of what the other side only sees as Server.InterneFout, and of answers that broke off. */
  readonly onFout?: (error: unknown) => void;
}

/** Both share one payload; 2.1 has no eckid. */
export const XSDVERSIES = ['2.2', '2.1'] as const;

type Antwoord =
  | { kind: 'fault'; fault: Fault; status: number }
  | { kind: 'geengegevens' | 'geenwijzigingen'; operatie: Operatie }
  | { kind: 'gegevens'; operatie: Operatie; body: AsyncIterable<Uint8Array> };

/**
 * @example
 * const antwoord = await handleUwlr(bron, { headers: request.headers, body: request.raw });
 * reply.code(antwoord.status).headers(antwoord.headers).send(Readable.from(antwoord.body));
 */
export async function handleUwlr<K, T>(
  bron: UwlrBron<K, T>,
  request: UwlrRequest,
  options: HandleOptions = {},
): Promise<UwlrResponse> {
  const { onFout = () => {} } = options;
  const gelezen = await leesHttp(request, options);
  if (gelezen.kind === 'fault') return naarHttp(gelezen, request);
  let operatie: Operatie | undefined;
  try {
    operatie = gelezen.verzoek.operatie;
    return naarHttp(await beantwoord(bron, gelezen.verzoek, request.signal, options), request, operatie);
  } catch (error) {
    const weigering = error instanceof UwlrWeigering ? error : undefined;
    if (weigering === undefined) onFout(error);
    const { faultcode, faultstring } = weigering ?? fault('Server.InterneFout');
    return naarHttp({ kind: 'fault', fault: { faultcode, faultstring }, status: 500 }, request, operatie);
  }
}

type Http = { kind: 'verzoek'; verzoek: GelezenVerzoek } | { kind: 'fault'; fault: Fault; status: number };

/** Check 1: one well-formed SOAP 1.1 message of a sane size. */
async function leesHttp(request: UwlrRequest, options: HandleOptions): Promise<Http> {
  const contentType = headerVan(request.headers, 'content-type');
  const codering = headerVan(request.headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  const isGzip = codering === 'gzip' || codering === 'x-gzip';
  if (!isXmlMediaType(contentType) || (!isGzip && codering !== 'identity' && codering !== '')) {
    return weiger('een UWLR-verzoek is text/xml, eventueel met gzip', 415);
  }
  const grens = options.limits?.bytes ?? verzoekLimits.bytes!;
  if (Number(headerVan(request.headers, 'content-length') ?? 0) > grens) {
    return weiger(`het verzoek is groter dan ${grens} bytes`, 413);
  }
  const body = isGzip ? gunzip(request.body) : request.body;
  try {
    return { kind: 'verzoek', verzoek: await leesVerzoek(body, options.limits, charsetVan(contentType)) };
  } catch (error) {
    if (error instanceof StandardsError) {
      const status = error.code === 'XML_TE_GROOT' ? 413 : 500;
      return { kind: 'fault', fault: faultVan(error.code, error.melding), status };
    }
    if (isGzip && error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
      return weiger('de gzip-gegevens zijn beschadigd', 500);
    }
    throw error;
  }
}

const weiger = (reden: string, status: number): Http => ({
  kind: 'fault',
  fault: fault('Client.OngeldigBericht', reden),
  status,
});

/** Checks 2 to 7. */
async function beantwoord<K, T>(
  bron: UwlrBron<K, T>,
  gelezen: GelezenVerzoek,
  signal: AbortSignal | undefined,
  options: HandleOptions,
): Promise<Antwoord> {
  const geweigerd = (f: Fault): Antwoord => ({ kind: 'fault', fault: f, status: 500 });
  const { autorisatie, operatie, verzoek } = gelezen;
  if (autorisatie === undefined) return geweigerd(fault('Client.AutorisatieOngeldig'));
  const klant = await bron.findKlant(autorisatie.klantnaam, autorisatie.klantcode);
  if (klant === undefined) return geweigerd(fault('Client.OngeldigeKlantIdentificatie'));

  const inhoudsfout = findInhoudsfout(gelezen);
  if (operatie === undefined || verzoek === undefined || inhoudsfout !== undefined) {
    return geweigerd(fault('Client.OngeldigBericht', inhoudsfout));
  }
  const versies: readonly string[] = options.xsdversies ?? XSDVERSIES;
  if (!versies.includes(verzoek.xsdversie)) {
    return geweigerd(fault('Client.XsdVersieOngeldig', `gebruik ${versies.join(' of ')}`));
  }
  const vraag = { operatie, autorisatiesleutel: autorisatie.autorisatiesleutel, verzoek };
  const toegang = await bron.findToegang(klant, vraag);
  if (toegang.kind === 'geweigerd') {
    const standaard = fault('Client.AutorisatieOngeldig');
    return geweigerd({ ...standaard, faultstring: toegang.reden ?? standaard.faultstring });
  }
  return openAntwoord(bron, toegang.toegang, operatie, verzoek, signal, options);
}

/** Check 4, in words for whoever must mend the request. */
function findInhoudsfout({ operatie, verzoek, bevinding }: GelezenVerzoek): string | undefined {
  if (operatie === undefined) return 'dit verzoek is onbekend';
  if (bevinding !== undefined)
    return `${bevinding.melding} (regel ${bevinding.line}, kolom ${bevinding.column})`;
  if (verzoek === undefined) return 'het verzoek is niet volledig';
  if (!isSchooljaar(verzoek.schooljaar)) return 'het tweede jaar van schooljaar volgt niet op het eerste';
  return undefined;
}

async function openAntwoord<K, T>(
  bron: UwlrBron<K, T>,
  toegang: T,
  operatie: Operatie,
  verzoek: VerzoekBasis,
  signal: AbortSignal | undefined,
  options: HandleOptions,
): Promise<Antwoord> {
  switch (operatie) {
    case 'HaalLeerlinggegevens': {
      const gegevens = await bron.openLeerlinggegevens(toegang, verzoek);
      if (gegevens.kind !== 'gegevens') return { kind: gegevens.kind, operatie };
      return openStroom(operatie, verzoek, gegevens, signal, options);
    }
    case 'HaalStructuur': {
      const gegevens = await bron.openStructuur(toegang, verzoek);
      if (gegevens.kind !== 'gegevens') return { kind: gegevens.kind, operatie };
      const body = streamGegevens(operatie, verzoek, gegevens);
      return { kind: 'gegevens', operatie, body: bewaakt(body, async () => {}, signal, options) };
    }
    case 'HaalLeerlingen':
    case 'HaalLeerkrachten':
      return {
        kind: 'fault',
        fault: fault('Client.OngeldigBericht', `${operatie} wordt hier niet aangeboden`),
        status: 500,
      };
  }
}

/** Fetches the first pupils before the answer begins: until then a failure can still be told as a fault. */
async function openStroom(
  operatie: Operatie,
  verzoek: VerzoekBasis,
  gegevens: Gegevens & { leerlingen: NonNullable<Gegevens['leerlingen']> },
  signal: AbortSignal | undefined,
  options: HandleOptions,
): Promise<Antwoord> {
  const leerlingen = gegevens.leerlingen[Symbol.asyncIterator]();
  const ruimOp = async (): Promise<void> => {
    await leerlingen.return?.();
  };
  let stap = await leerlingen.next();
  while (stap.done !== true && stap.value.length === 0) stap = await leerlingen.next();
  if (stap.done === true) return { kind: 'geengegevens', operatie };
  const eerste = stap.value;
  const rest: AsyncIterable<typeof eerste> = { [Symbol.asyncIterator]: () => leerlingen };
  const alle = (async function* () {
    yield eerste;
    yield* rest;
  })();
  const body = streamGegevens(operatie, verzoek, { ...gegevens, leerlingen: alle });
  return { kind: 'gegevens', operatie, body: bewaakt(body, ruimOp, signal, options) };
}

function bewaakt(
  body: AsyncGenerator<Uint8Array, void, void>,
  ruimOp: () => Promise<void>,
  signal: AbortSignal | undefined,
  { onFout = () => {} }: HandleOptions,
): AsyncIterable<Uint8Array> {
  async function* stroom(): AsyncGenerator<Uint8Array, void, void> {
    try {
      for await (const stuk of body) {
        signal?.throwIfAborted();
        yield stuk;
      }
    } catch (error) {
      if (signal?.aborted !== true) onFout(error);
      throw error;
    }
  }
  return metOpruimen(stroom(), ruimOp);
}

function naarHttp(antwoord: Antwoord, request: UwlrRequest, operatie?: Operatie): UwlrResponse {
  const headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' };
  const van = operatie === undefined ? {} : { operatie };
  switch (antwoord.kind) {
    case 'fault': {
      const { faultcode, faultstring } = antwoord.fault;
      const body = eenStuk(serializeFault(faultcode, faultstring));
      const uit = { status: antwoord.status, headers, body, uitkomst: 'fault' as const };
      return { ...uit, ...van, fault: { faultcode, faultstring } };
    }
    case 'geengegevens':
    case 'geenwijzigingen': {
      const body = eenStuk(serializeZonderGegevens(antwoord.operatie, antwoord.kind));
      return { status: 200, headers, body, ...van, uitkomst: antwoord.kind };
    }
    case 'gegevens': {
      headers['vary'] = 'accept-encoding';
      const comprimeer = wantsGzip(headerVan(request.headers, 'accept-encoding'));
      if (comprimeer) headers['content-encoding'] = 'gzip';
      const body = comprimeer ? gzip(antwoord.body) : antwoord.body;
      return { status: 200, headers, body, ...van, uitkomst: 'gegevens' };
    }
  }
}
