/** The client side of UWLR 2.2, on global fetch. */
import { StandardsError, UwlrTransportError } from '../errors.ts';
import type { Deel } from '../edexml/delen.ts';
import type { Groep } from '../edexml/groep.ts';
import type { SamengesteldeGroep } from '../edexml/samengestelde-groep.ts';
import type { School } from '../edexml/school.ts';
import type { Vestiging } from '../edexml/vestiging.ts';
import type { ZonderGegevens } from './bron.ts';
import { haalBytes, type Bytes } from './haal-bytes.ts';
import { charsetVan, isXmlMediaType } from './http.ts';
import { leesAntwoord, type GelezenAntwoord } from './lees-antwoord.ts';
import type { LeerlinggegevensVerzoek } from './leerlinggegevens-verzoek.ts';
import { operaties, type Operatie } from './operaties.ts';
import { serializeVerzoek } from './schrijf-verzoek.ts';
import type { StructuurVerzoek } from './structuur-verzoek.ts';
import type { VerzoekBasis } from './verzoek-basis.ts';

export interface UwlrClientOptions {
  readonly url: string;
  readonly klantnaam: string;
  readonly klantcode: string;
  /** How long we wait for the first byte and for each next one. */
  readonly timeoutMs?: number;
  /** Decompressed. */
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  readonly autorisatiesleutel: string;
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

export type LeerlinggegevensUitkomst =
  | {
      kind: 'gegevens';
      /** Read it to its end, or leave the loop: only then is the connection free again. */
      delen: AsyncIterable<readonly Deel[]>;
      /** Decompressed bytes read so far. */
      bytes(): number;
    }
  | ZonderGegevens;

export interface UwlrClient {
  haalStructuur(verzoek: StructuurVerzoek, options: CallOptions): Promise<StructuurUitkomst>;
  haalLeerlinggegevens(
    verzoek: LeerlinggegevensVerzoek,
    options: CallOptions,
  ): Promise<LeerlinggegevensUitkomst>;
}

/** A slow school server needs some time to gather its pupils; a dead one should not hold a job for minutes. */
const TIMEOUT_MS = 60_000;
/** The biggest school is under 10 MB; a whole board in one answer stays under this too. */
const MAX_BYTES = 512 * 1024 ** 2;

/**
 * @example
 * const client = createUwlrClient({ url: 'https://esis.example/uwlr/v2', klantnaam: 'TOP dossier', klantcode });
 * const verzoek = { schooljaar: '2025-2026', brincode: '97QX', dependancecode: '00', xsdversie: '2.2' };
 * const antwoord = await client.haalLeerlinggegevens(verzoek, { autorisatiesleutel });
 * if (antwoord.kind === 'gegevens') for await (const delen of antwoord.delen) console.log(delen.length);
 */
export function createUwlrClient(options: UwlrClientOptions): UwlrClient {
  const { klantnaam, klantcode, maxBytes = MAX_BYTES } = options;

  async function roep(
    operatie: Operatie,
    verzoek: VerzoekBasis,
    { autorisatiesleutel, signal }: CallOptions,
  ): Promise<{ antwoord: GelezenAntwoord; bytes: Bytes }> {
    const body = serializeVerzoek(operatie, verzoek, { autorisatiesleutel, klantcode, klantnaam });
    const bytes = await haalBytes({
      url: options.url,
      body,
      soapAction: operaties[operatie].soapAction,
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
      maxBytes,
      signal,
      fetch: options.fetch ?? fetch,
    });
    const { status, contentType } = bytes;
    if (!isXmlMediaType(contentType)) {
      await bytes.sluit();
      throw httpFout(status);
    }
    try {
      const antwoord = await leesAntwoord(
        operatie,
        bytes.stukken,
        { bytes: maxBytes },
        charsetVan(contentType),
      );
      return { antwoord, bytes };
    } catch (error) {
      if (status !== 200 && error instanceof StandardsError && /^(XML|SOAP)_/.test(error.code)) {
        throw httpFout(status, error);
      }
      throw naarTransport(error);
    }
  }

  return {
    async haalStructuur(verzoek, call) {
      const { antwoord } = await roep('HaalStructuur', verzoek, call);
      if (antwoord.kind !== 'gegevens') return antwoord;
      return verzamelStructuur(bewaakt(antwoord.delen));
    },

    async haalLeerlinggegevens(verzoek, call) {
      const { antwoord, bytes } = await roep('HaalLeerlinggegevens', verzoek, call);
      if (antwoord.kind !== 'gegevens') return antwoord;
      return { kind: 'gegevens', delen: bewaakt(antwoord.delen), bytes: () => bytes.aantal() };
    },
  };
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
