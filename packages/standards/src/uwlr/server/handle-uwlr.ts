/**
 * The server side of UWLR 2.2: a request in, an answer out, both as streams.
 *
 * Knows the protocol and nothing of the application: who may ask and what the data is comes from a `UwlrBron`.
 * The checks come in the order of the standard, so that nobody learns more than the first reason of refusal.
 */
import { serializeFault } from '../../soap/envelope.ts';
import type { Bevinding } from '../../findings.ts';
import type { Limits } from '../../xml/limits.ts';
import { isSchooljaar } from '../../xml/schema/check.ts';
import { UwlrWeigering, type UwlrBron } from './provider.ts';
import { fault, faultDetail } from '../messages/faults.ts';
import {
  charsetVan,
  eenPak,
  headerVan,
  isGepakt,
  isXmlMediaType,
  metGeduld,
  wantsGzip,
  pakIn,
  pakUit,
  type Pak,
} from '../transport/http.ts';
import { leesFaultVan, weiger, weigerBevinding, type Weigering } from './refusal.ts';
import { openVerzoek, resultatenLimits, verzoekLimits, type GeopendVerzoek } from './read-verzoek.ts';
import { ontvangLeerresultaten, type Ontvangst } from './receive-leerresultaten.ts';
import { isAangeboden, openAntwoord, type Geopend } from './open-antwoord.ts';
import { brengLeerresultaten, type UwlrOperatie } from '../messages/operaties.ts';
import { serializeZonderGegevens } from './write-antwoord.ts';
import { checkVersie, findToegang } from './check-toegang.ts';
import type { GelezenVerzoek } from './verzoek-reader.ts';
import { serializeLeerresultatenBevestiging } from '../results/write-leerresultaten.ts';

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
  /** All of `body`, when it is small: sent in one go it costs a fraction of a stream. */
  heel?: Uint8Array;
  operatie?: UwlrOperatie;
  uitkomst: 'gegevens' | 'geengegevens' | 'geenwijzigingen' | 'bevestigd' | 'fault';
  fault?: { faultcode: string; faultstring: string };
}

export interface HandleOptions<Klant = unknown> {
  readonly limits?: Partial<Limits>;
  /** For a message with results, which is bigger than a question. */
  readonly resultatenLimits?: Partial<Limits>;
  /** How long a sender may keep us waiting for his request; each byte of it earns a millisecond back. */
  readonly geduldMs?: number;
  /** Versions that may be asked for. */
  readonly xsdversies?: readonly string[];
  /**
   * `soepel`: the requests of this klant are taken although they are not quite right, as far as they mean one thing.
   * Without it every request is judged as the official schema does.
   */
  readonly leeswijze?: (klant: Klant) => 'strikt' | 'soepel';
  /** Hears what was taken from a klant whose requests are read `soepel`: somebody should mend it one day. */
  readonly onAfwijking?: (klant: Klant, afwijkingen: readonly Bevinding[], operatie: UwlrOperatie) => void;
  /** Today, for a request without schooljaar that is read `soepel`. */
  readonly klok?: () => Date;
  /** Hears of what the other side only sees as Server.InterneFout, and of answers that broke off. */
  readonly onFout?: (error: unknown) => void;
}

type Antwoord = Weigering | Geopend | Ontvangst;

/** Longer than any line falters. */
const GEDULD_MS = 30_000;

/**
 * @example
 * const antwoord = await handleUwlr(bron, { headers: request.headers, body: request.raw });
 * reply.code(antwoord.status).headers(antwoord.headers).send(Readable.from(antwoord.body));
 */
export async function handleUwlr<K, T>(
  bron: UwlrBron<K, T>,
  request: UwlrRequest,
  options: HandleOptions<K> = {},
): Promise<UwlrResponse> {
  const { onFout = () => {} } = options;
  const geopend = await leesHttp(bron, request, options);
  if (geopend.kind === 'fault') return naarHttp(geopend, request);
  const operatie = geopend.kind === 'haal' ? geopend.gelezen.operatie : brengLeerresultaten.naam;
  try {
    const antwoord =
      geopend.kind === 'haal'
        ? await beantwoord(bron, geopend, request.signal, options)
        : await ontvangLeerresultaten(bron, geopend, request.signal, options);
    return await naarHttp(antwoord, request, antwoord.kind === 'fault' ? operatie : antwoord.operatie);
  } catch (error) {
    if (!(error instanceof UwlrWeigering) && request.signal?.aborted !== true) onFout(error);
    return naarHttp(faultVan(error), request, operatie);
  }
}

function faultVan(error: unknown): Weigering {
  const { faultcode, faultstring } = error instanceof UwlrWeigering ? error : fault('Server.InterneFout');
  return { kind: 'fault', fault: { faultcode, faultstring }, status: 500 };
}

/** Check 1: one well-formed SOAP 1.1 message of a sane size. */
async function leesHttp<K, T>(
  bron: UwlrBron<K, T>,
  request: UwlrRequest,
  options: HandleOptions<K>,
): Promise<GeopendVerzoek | Weigering> {
  const { limits, geduldMs = GEDULD_MS } = options;
  const contentType = headerVan(request.headers, 'content-type');
  const codering = headerVan(request.headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (!isXmlMediaType(contentType) || !(isGepakt(codering) || codering === 'identity' || codering === '')) {
    return weiger(
      'Client.OngeldigBericht',
      'een UWLR-verzoek is text/xml, eventueel met gzip of deflate',
      415,
    );
  }
  // Until its body is seen, a request may be either: for a question the smaller bound is kept while reading.
  const grens = Math.max(
    limits?.bytes ?? verzoekLimits.bytes!,
    bron.openLeerresultaten ? (options.resultatenLimits?.bytes ?? resultatenLimits.bytes!) : 0,
  );
  if (Number(headerVan(request.headers, 'content-length') ?? 0) > grens) {
    return weiger('Client.OngeldigBericht', `het verzoek is groter dan ${grens} bytes`, 413);
  }
  const geduldig = metGeduld(request.body, geduldMs);
  const body = isGepakt(codering) ? pakUit(geduldig) : geduldig;
  try {
    const { resultatenLimits: voorResultaten } = options;
    return await openVerzoek(body, {
      limits,
      resultatenLimits: voorResultaten,
      charset: charsetVan(contentType),
    });
  } catch (error) {
    const weigering = leesFaultVan(error);
    if (weigering === undefined) throw error;
    return weigering;
  }
}

/** Checks 2 to 7. */
async function beantwoord<K, T>(
  bron: UwlrBron<K, T>,
  geopend: Extract<GeopendVerzoek, { kind: 'haal' }>,
  signal: AbortSignal | undefined,
  options: HandleOptions<K>,
): Promise<Antwoord> {
  const { gelezen: strikt } = geopend;
  const isGoed = strikt.autorisatie !== undefined && strikt.verzoek !== undefined;
  const { leeswijze, klok = () => new Date() } = options;
  const soepel = isGoed || leeswijze === undefined ? undefined : geopend.soepel(klok());

  const autorisatie = strikt.autorisatie ?? soepel?.autorisatie;
  if (autorisatie === undefined) return weiger('Client.AutorisatieOngeldig');
  const klant = await bron.findKlant(autorisatie.klantnaam, autorisatie.klantcode);
  if (klant === undefined) return weiger('Client.OngeldigeKlantIdentificatie');

  const magSoepel = soepel !== undefined && leeswijze?.(klant) === 'soepel';
  if (strikt.autorisatie === undefined && !magSoepel) return weiger('Client.AutorisatieOngeldig');
  const gelezen = magSoepel ? soepel : strikt;
  const { operatie, verzoek } = gelezen;
  const inhoudsfout = findInhoudsfout(gelezen, bron);
  if (operatie === undefined || verzoek === undefined || inhoudsfout !== undefined) {
    return inhoudsfout ?? weiger('Client.OngeldigBericht');
  }
  if (magSoepel) options.onAfwijking?.(klant, soepel.afwijkingen, operatie);
  const { autorisatiesleutel } = autorisatie;
  const toegang =
    checkVersie(verzoek.xsdversie, options.xsdversies) ??
    (await findToegang(bron, klant, { operatie, autorisatiesleutel, verzoek }));
  if (toegang.kind === 'fault') return toegang;
  return openAntwoord(bron, { toegang: toegang.toegang, operatie, verzoek, signal }, options);
}

/** Check 4, in words for whoever must mend the request. */
function findInhoudsfout<K, T>(
  { operatie, verzoek, bevinding }: GelezenVerzoek,
  bron: UwlrBron<K, T>,
): Weigering | undefined {
  if (operatie === undefined) return weiger('Client.OngeldigBericht', 'dit verzoek is onbekend');
  if (bevinding !== undefined) return weigerBevinding(bevinding);
  if (verzoek === undefined) return weiger('Client.OngeldigBericht', 'het verzoek is niet volledig');
  if (!isSchooljaar(verzoek.schooljaar)) {
    return weiger('Client.OngeldigBericht', 'het tweede jaar van schooljaar volgt niet op het eerste');
  }
  if (isAangeboden(bron, operatie)) return undefined;
  return weiger('Client.OngeldigBericht', `${operatie} wordt hier niet aangeboden`);
}

async function naarHttp(
  antwoord: Antwoord,
  request: UwlrRequest,
  operatie?: UwlrOperatie,
): Promise<UwlrResponse> {
  const headers: Record<string, string> = { 'content-type': 'text/xml; charset=utf-8' };
  const van = operatie === undefined ? {} : { operatie };
  switch (antwoord.kind) {
    case 'fault': {
      const { faultcode, faultstring } = antwoord.fault;
      const pak = eenPak(serializeFault(faultcode, faultstring, faultDetail(operatie, faultcode)));
      const uit = { status: antwoord.status, headers, ...pak, uitkomst: 'fault' as const };
      return { ...uit, ...van, fault: { faultcode, faultstring } };
    }
    case 'geengegevens':
    case 'geenwijzigingen': {
      const pak = eenPak(serializeZonderGegevens(antwoord.operatie, antwoord.kind));
      return { status: 200, headers, ...pak, ...van, uitkomst: antwoord.kind };
    }
    case 'bevestigd': {
      const pak = eenPak(serializeLeerresultatenBevestiging());
      return { status: 200, headers, ...pak, ...van, uitkomst: 'bevestigd' };
    }
    case 'gegevens': {
      const comprimeer = wantsGzip(headerVan(request.headers, 'accept-encoding'));
      let pak: Pak;
      try {
        pak = await pakIn(antwoord.body, comprimeer);
      } catch (error) {
        // The stream itself told whoever runs this server. Nothing has gone yet: the other side can be told as well.
        return naarHttp(faultVan(error), request, operatie);
      }
      headers['vary'] = 'accept-encoding';
      if (comprimeer) headers['content-encoding'] = 'gzip';
      if (pak.heel !== undefined) headers['content-length'] = String(pak.heel.length);
      return { status: 200, headers, ...pak, ...van, uitkomst: 'gegevens' };
    }
  }
}
