/** The client side of UWLR 2.2: what it asks of its user, and what it gives. */
import type { EdexmlPart } from '../../edexml/part.ts';
import type { Groep } from '../../edexml/groep.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import type { EmptyAntwoord } from '../messages/empty-antwoord.ts';
import type { LeerkrachtenVerzoek } from '../messages/leerkrachten-verzoek.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import type { StructuurVerzoek } from '../messages/structuur-verzoek.ts';
import type { TlsOptions } from '../transport/post.ts';
import type { LeerresultatenBericht } from '../results/write-leerresultaten.ts';

/** Whom a client calls, who it is, and how patient it is. */
export interface UwlrClientOptions {
  /**
   * One address for both ports and for results: the message says which is meant. `https://`, or `http://` on this
   * machine, and no password in it; otherwise a call rejects with `UWLR_ADRES_…`.
   */
  readonly url: string;
  /** Allows `http://` to another machine, in a network of your own; false by default. */
  readonly allowsHttp?: boolean;
  readonly klantnaam: string;
  readonly klantcode: string;
  /** How long we wait for the first byte and for each next chunk, in milliseconds; a minute by default. */
  readonly timeoutMs?: number;
  /** Most bytes of one answer, decompressed; 512 MiB by default. */
  readonly maxBytes?: number;
  /**
   * How often we try before an answer has begun; once by default. We only try again what may work later (a connection
   * that fails, `Server.…`; UWLR 2.2 §1.8), each time after twice the delay; never after a refusal of the request itself.
   */
  readonly attempts?: number;
  /** Before the second attempt, in milliseconds; a second by default. */
  readonly retryDelayMs?: number;
  /** Asks for compressed answers; true by default. Between two processes of one machine it only costs. */
  readonly gzip?: boolean;
  /** A client certificate (PEM: `cert` and `key`; PKCS#12: `pfx`), and authorities to trust (`ca`). Not with `fetch`. */
  readonly tls?: TlsOptions;
  /** Replaces node:http, for connections of your own. */
  readonly fetch?: typeof fetch;
}

/** What every call needs beside its question. */
export interface CallOptions {
  /** The key that the school gave us: it goes in the header, beside klantnaam and klantcode. */
  readonly autorisatiesleutel: string;
  /** Stops the call, also while its answer is being read: `UWLR_GEANNULEERD`. */
  readonly signal?: AbortSignal | undefined;
}

/** What is asked group by group, and in how many requests. */
export interface GetraptOptions {
  /** Fetches the staff too; false by default. */
  readonly leerkrachten?: boolean;
  /**
   * How many groups one request names; all of them by default. A pupil who moves between two requests may be in neither
   * answer, so a smaller number is only for a server that cannot give so much at once.
   */
  readonly groepenPerVerzoek?: number;
}

/** What a call that brings results needs. */
export interface BrengOptions extends CallOptions {
  /** Compresses the message; not every server takes that. */
  readonly gzip?: boolean | undefined;
}

/** A school with its groups, without the people in them; or an answer without data. */
export type StructuurOutcome =
  | {
      kind: 'gegevens';
      school: School;
      vestigingen: Vestiging[];
      groepen: Groep[];
      samengesteldeGroepen: SamengesteldeGroep[];
    }
  | EmptyAntwoord;

/** The outcome of every operation that gives people. */
export type LeerlinggegevensOutcome =
  | {
      kind: 'gegevens';
      /** Read it to its end, or leave the loop: only then is the connection free again. */
      parts: AsyncIterable<readonly EdexmlPart[]>;
      /** Bytes read so far, decompressed. */
      bytes(): number;
    }
  | EmptyAntwoord;

/**
 * A call rejects with a `UwlrFault` when the other side refuses, and with a `UwlrTransportError` when the connection or
 * the answer fails; both say in `retryable` whether the same call may work later. A request that cannot be written is a
 * `StandardsError`. An answer that breaks off throws while its `parts` are read: it never ends as a smaller school.
 */
export interface UwlrClient {
  /** HaalStructuur: school, vestigingen and groups, without the people in them. */
  haalStructuur(verzoek: Writable<StructuurVerzoek>, options: CallOptions): Promise<StructuurOutcome>;
  /** HaalLeerlinggegevens: the whole school, its parts in batches as they come in. */
  haalLeerlinggegevens(
    verzoek: Writable<LeerlinggegevensVerzoek>,
    options: CallOptions,
  ): Promise<LeerlinggegevensOutcome>;
  /** HaalLeerlingen: the pupils of these groups; a group without `key` means the pupils in no group. */
  haalLeerlingen(
    verzoek: Writable<LeerlingenVerzoek>,
    options: CallOptions,
  ): Promise<LeerlinggegevensOutcome>;
  /** HaalLeerkrachten: the staff of these groups, named in the same way. */
  haalLeerkrachten(
    verzoek: Writable<LeerkrachtenVerzoek>,
    options: CallOptions,
  ): Promise<LeerlinggegevensOutcome>;
  /** Gives what haalLeerlinggegevens gives, through the other port: first the groups, then the people in them. */
  fetchGetrapt(
    verzoek: Writable<LeerlinggegevensVerzoek>,
    options: CallOptions & GetraptOptions,
  ): Promise<LeerlinggegevensOutcome>;
  /**
   * BrengLeerresultaten: resolves when the other side has taken everything. A result that is sent again under its own
   * key replaces the first, so a call that failed may be made again; given a function that makes the message, the client
   * does so itself.
   */
  brengLeerresultaten(
    bericht: LeerresultatenBericht | (() => LeerresultatenBericht),
    options: BrengOptions,
  ): Promise<void>;
}
