/** How a server handles its requests. Every option has a default. */
import type { Finding } from '../../findings.ts';
import type { Limits } from '../../xml/limits.ts';
import type { UwlrOperatie } from '../messages/operaties.ts';

/** What a server may do otherwise than by default. */
export interface HandleOptions<Klant = unknown> {
  /** For a request for data; 1 MiB by default. */
  readonly limits?: Partial<Limits>;
  /** For a message with results, which is bigger; 64 MiB by default. */
  readonly leerresultatenLimits?: Partial<Limits>;
  /** How long a sender may keep us waiting in all, in milliseconds; 30 seconds by default. Each byte earns back one millisecond. */
  readonly maxWaitMs?: number;
  /** The versions that may be asked for; 2.2 and 2.1 by default. */
  readonly xsdversies?: readonly string[];
  /**
   * True: the server also takes requests of this klant that are not quite right, as far as they mean one thing.
   * Without this option every request is judged as the official schema judges it.
   */
  readonly isLenient?: (klant: Klant) => boolean;
  /** Gets what was taken from a lenient klant although it is not right, so that somebody can mend it one day. */
  readonly onDeviation?: (klant: Klant, deviations: readonly Finding[], operatie: UwlrOperatie) => void;
  /** The time, for a request without schooljaar of a lenient klant. */
  readonly now?: () => Date;
  /** True for an error of the provider that passes by itself: the caller is told to ask again (Server.TijdelijkNietBeschikbaar). */
  readonly isTemporary?: (error: unknown) => boolean;
  /** Gets the error behind a Server.InterneFout, and that of an answer that broke off. */
  readonly onError?: (error: unknown) => void;
}
