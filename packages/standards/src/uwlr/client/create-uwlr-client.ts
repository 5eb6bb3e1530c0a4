/** The client side of UWLR 2.2. */
import { StandardsError, UwlrFault, UwlrTransportError } from '../../errors.ts';
import type { Deel } from '../../edexml/part.ts';
import type { Groep } from '../../edexml/groep.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import type { Limits } from '../../xml/limits.ts';
import type { ZonderGegevens } from '../server/provider.ts';
import { haalGetrapt, type GetraptOpties } from './fetch-getrapt.ts';
import { haalBytes, type Bytes, type Vraag } from '../transport/fetch-bytes.ts';
import { charsetVan, isXmlMediaType } from '../transport/http.ts';
import { leesAntwoord } from './read-antwoord.ts';
import { leesBevestiging } from './read-bevestiging.ts';
import type { LeerkrachtenVerzoek } from '../messages/leerkrachten-verzoek.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import { brengLeerresultaten, operaties, type Operatie } from '../messages/operaties.ts';
import { viaFetch, viaNode } from '../transport/post.ts';
import { serializeVerzoek } from './write-verzoek.ts';
import type { StructuurVerzoek } from '../messages/structuur-verzoek.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import { writeLeerresultaten, type LeerresultatenBericht } from '../results/write-leerresultaten.ts';

export interface UwlrClientOptions {
  /** One address for both ports and for results: which is meant stands in the message. */
  readonly url: string;
  readonly klantnaam: string;
  readonly klantcode: string;
  /** How long we wait for the first byte and for each next one, in milliseconds; a minute by default. */
  readonly timeoutMs?: number;
  /** Of one answer, decompressed; 512 MiB by default. */
  readonly maxBytes?: number;
  /**
   * How often we try before an answer has begun, 1 by default. Only what may work later is tried again (the road,
   * `Server.…`; UWLR 2.2 §1.8), each time after twice as long; a refusal of the request itself never is.
   */
  readonly pogingen?: number;
  /** Before the second try, in milliseconds; a second by default. */
  readonly wachtMs?: number;
  /** Asks for compressed answers; true by default. On one machine it only costs. */
  readonly gzip?: boolean;
  /** Instead of node:http: for a road of your own. */
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  /** What the school gave us: goes in the header, beside klantnaam and klantcode. */
  readonly autorisatiesleutel: string;
  /** Stops the call, also while its answer is being read: `UWLR_GEANNULEERD`. */
  readonly signal?: AbortSignal | undefined;
}

export type StructuurUitkomst =
  | {
      kind: 'gegevens';
      school: School;
      vestigingen: Vestiging[];
      groepen: Groep[];
      samengesteldeGroepen: SamengesteldeGroep[];
    }
  | ZonderGegevens;

/** Of every operation that hands out people. */
export type LeerlinggegevensUitkomst =
  | {
      kind: 'gegevens';
      /** Read it to its end, or leave the loop: only then is the connection free again. */
      delen: AsyncIterable<readonly Deel[]>;
      /** Decompressed bytes read so far. */
      bytes(): number;
    }
  | ZonderGegevens;

export interface BrengOpties extends CallOptions {
  /** Compresses the message; not every server takes that. */
  readonly gzip?: boolean | undefined;
}

/**
 * A call rejects with a `UwlrFault` when the other side refuses, with a `UwlrTransportError` when the road or the answer
 * fails; both say in `retryable` whether the same may work later. A request that cannot be written is a `StandardsError`.
 * An answer that breaks off throws while its `delen` are read: it never ends as a smaller school.
 */
export interface UwlrClient {
  /** HaalStructuur: school, vestigingen and groups, without anybody in them. */
  haalStructuur(verzoek: StructuurVerzoek, options: CallOptions): Promise<StructuurUitkomst>;
  /** HaalLeerlinggegevens: the whole school, its parts in batches as they come in. */
  haalLeerlinggegevens(
    verzoek: LeerlinggegevensVerzoek,
    options: CallOptions,
  ): Promise<LeerlinggegevensUitkomst>;
  /** HaalLeerlingen: who is in these groups; a group without `key` asks for who is in none. */
  haalLeerlingen(verzoek: LeerlingenVerzoek, options: CallOptions): Promise<LeerlinggegevensUitkomst>;
  /** HaalLeerkrachten: the staff of these groups, asked for in the same way. */
  haalLeerkrachten(verzoek: LeerkrachtenVerzoek, options: CallOptions): Promise<LeerlinggegevensUitkomst>;
  /** What haalLeerlinggegevens gives, asked by the other port: the groups, then who is in them. */
  haalGetrapt(
    verzoek: LeerlinggegevensVerzoek,
    options: CallOptions & GetraptOpties,
  ): Promise<LeerlinggegevensUitkomst>;
  /**
   * Resolves when the other side has taken all of it. Sending a result again under its own key replaces it, so a call
   * that failed may be made again; given a function that makes the message, the client does so itself.
   */
  brengLeerresultaten(
    bericht: LeerresultatenBericht | (() => LeerresultatenBericht),
    options: BrengOpties,
  ): Promise<void>;
}

/** A slow school server needs some time to gather its pupils; a dead one should not hold a job for minutes. */
const TIMEOUT_MS = 60_000;
/** The biggest school is under 10 MB; a whole board in one answer stays under this too. */
const MAX_BYTES = 512 * 1024 ** 2;
const WACHT_MS = 1000;

/**
 * The client side of UWLR 2.2 (and 2.1, when a request says so). Nothing is sent before a call.
 *
 * @example
 * const client = createUwlrClient({ url: 'https://esis.example/uwlr/v2', klantnaam: 'TOP dossier', klantcode });
 * const verzoek = { schooljaar: '2025-2026', brincode: '97QX', dependancecode: '00', xsdversie: '2.2' };
 * const antwoord = await client.haalLeerlinggegevens(verzoek, { autorisatiesleutel });
 * if (antwoord.kind === 'gegevens') for await (const delen of antwoord.delen) console.log(delen.length);
 */
export function createUwlrClient(options: UwlrClientOptions): UwlrClient {
  const { klantnaam, klantcode, maxBytes = MAX_BYTES } = options;
  const post = options.fetch === undefined ? viaNode : viaFetch(options.fetch);

  async function stuur<A>(
    vraag: Pick<Vraag, 'body' | 'gzip' | 'soapAction'>,
    signal: AbortSignal | undefined,
    lees: (bytes: AsyncIterable<Uint8Array>, limits: Partial<Limits>, charset?: string) => Promise<A>,
  ): Promise<{ antwoord: A; bytes: Bytes }> {
    const bytes = await haalBytes({
      ...vraag,
      url: options.url,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      maxBytes,
      signal,
      isGzipGewenst: options.gzip ?? true,
      post,
    });
    const { status, contentType } = bytes;
    if (!isXmlMediaType(contentType)) {
      await bytes.sluit();
      throw httpFout(status);
    }
    try {
      return { antwoord: await lees(bytes.stukken, { bytes: maxBytes }, charsetVan(contentType)), bytes };
    } catch (error) {
      if (status !== 200 && error instanceof StandardsError && /^(XML|SOAP)_/.test(error.code)) {
        throw httpFout(status, error);
      }
      throw naarTransport(error);
    }
  }

  const { pogingen = 1, wachtMs = WACHT_MS } = options;
  async function opnieuw<A>(
    aantal: number,
    signal: AbortSignal | undefined,
    doe: () => Promise<A>,
  ): Promise<A> {
    for (let poging = 1; ; poging++) {
      try {
        return await doe();
      } catch (error) {
        const kan = (error instanceof UwlrFault || error instanceof UwlrTransportError) && error.retryable;
        if (!kan || poging >= aantal || signal?.aborted === true) throw error;
        await wacht(wachtMs * 2 ** (poging - 1), signal);
      }
    }
  }

  async function roep(
    operatie: Operatie,
    verzoek: VerzoekBasis,
    { autorisatiesleutel, signal }: CallOptions,
  ): Promise<LeerlinggegevensUitkomst> {
    const body = serializeVerzoek(operatie, verzoek, { autorisatiesleutel, klantcode, klantnaam });
    const { soapAction } = operaties[operatie];
    const { antwoord, bytes } = await opnieuw(pogingen, signal, () =>
      stuur({ body, soapAction }, signal, (...stroom) => leesAntwoord(operatie, ...stroom)),
    );
    if (antwoord.kind !== 'gegevens') return antwoord;
    return { kind: 'gegevens', delen: bewaakt(antwoord.delen), bytes: () => bytes.aantal() };
  }

  return {
    async haalStructuur(verzoek, call) {
      const antwoord = await roep('HaalStructuur', verzoek, call);
      return antwoord.kind === 'gegevens' ? verzamelStructuur(antwoord.delen) : antwoord;
    },
    haalLeerlinggegevens: (verzoek, call) => roep('HaalLeerlinggegevens', verzoek, call),
    haalLeerlingen: (verzoek, call) => roep('HaalLeerlingen', verzoek, call),
    haalLeerkrachten: (verzoek, call) => roep('HaalLeerkrachten', verzoek, call),
    haalGetrapt: (verzoek, call) =>
      haalGetrapt((operatie, vraag) => roep(operatie, vraag, call), verzoek, call),

    async brengLeerresultaten(bericht, { autorisatiesleutel, signal, gzip }) {
      const { soapAction } = brengLeerresultaten;
      const isMaker = typeof bericht === 'function';
      await opnieuw(isMaker ? pogingen : 1, signal, async () => {
        const autorisatie = { autorisatiesleutel, klantcode, klantnaam };
        const body = writeLeerresultaten(isMaker ? bericht() : bericht, autorisatie);
        await stuur({ body, gzip, soapAction }, signal, leesBevestiging);
      });
    },
  };
}

function wacht(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((klaar, weiger) => {
    const wekker = setTimeout(klaar, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(wekker);
        weiger(new UwlrTransportError('UWLR_GEANNULEERD', { retryable: false }));
      },
      { once: true },
    );
  });
}

async function verzamelStructuur(delen: AsyncIterable<readonly Deel[]>): Promise<StructuurUitkomst> {
  let school: School | undefined;
  const vestigingen: Vestiging[] = [];
  const groepen: Groep[] = [];
  const samengesteldeGroepen: SamengesteldeGroep[] = [];
  for await (const partij of delen) {
    for (const deel of partij) {
      if (deel.kind === 'school') school = deel.value;
      else if (deel.kind === 'vestiging') vestigingen.push(deel.value);
      else if (deel.kind === 'groep') groepen.push(deel.value);
      else if (deel.kind === 'samengesteldeGroep') samengesteldeGroepen.push(deel.value);
    }
  }
  if (school === undefined) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
  return { kind: 'gegevens', school, vestigingen, groepen, samengesteldeGroepen };
}

async function* bewaakt(
  delen: AsyncGenerator<readonly Deel[], void, void>,
): AsyncGenerator<readonly Deel[], void, void> {
  try {
    yield* delen;
  } catch (error) {
    throw naarTransport(error);
  }
}

/** An answer that stops half-way is the road's fault; it must never look like a school with fewer pupils. */
function naarTransport(error: unknown): unknown {
  if (!(error instanceof StandardsError)) return error;
  if (error.code === 'XML_AFGEBROKEN' || error.code === 'XML_LEEG') {
    return new UwlrTransportError('UWLR_AFGEBROKEN', {
      retryable: true,
      cause: error,
      position: error.position,
    });
  }
  return error;
}

function httpFout(status: number, cause?: unknown): UwlrTransportError {
  const retryable = [429, 502, 503, 504].includes(status);
  return new UwlrTransportError('UWLR_HTTP', { retryable, status, waarden: { status }, cause });
}
