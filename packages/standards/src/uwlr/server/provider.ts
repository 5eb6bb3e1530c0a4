/** An application gives this to the UWLR handler: the klanten that may ask, and the data. */
import type { Groep } from '../../edexml/groep.ts';
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import type { ListSource } from '../../xml/write/list-source.ts';
import type { EmptyAntwoord } from '../messages/empty-antwoord.ts';
import type { LeerkrachtenVerzoek } from '../messages/leerkrachten-verzoek.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import type { LeerresultatenSchool, Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { UwlrOperatie } from '../messages/operaties.ts';
import type { StructuurVerzoek } from '../messages/structuur-verzoek.ts';
import type { Toets } from '../messages/toets.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

/** A list may come from memory or from a cursor, one by one or in batches; the answer is sent while it is read. */
export type ProvidedStructuur = {
  kind: 'gegevens';
  school: Writable<School>;
  vestigingen?: ListSource<Writable<Vestiging>> | null | undefined;
  groepen?: ListSource<Writable<Groep>> | null | undefined;
  samengesteldeGroepen?: ListSource<Writable<SamengesteldeGroep>> | null | undefined;
};

/** Everything of a school at once. */
export type ProvidedLeerlinggegevens = ProvidedStructuur & {
  leerlingen: ListSource<Writable<Leerling>>;
  leerkrachten?: ListSource<Writable<Leerkracht>> | null | undefined;
};

/** The members of the groups in the request. A pupil who is in more than one of those groups comes once. */
export type ProvidedLeerlingen = {
  kind: 'gegevens';
  school: Writable<School>;
  leerlingen: ListSource<Writable<Leerling>>;
};

/** The staff of the groups in the request. */
export type ProvidedLeerkrachten = {
  kind: 'gegevens';
  school: Writable<School>;
  leerkrachten: ListSource<Writable<Leerkracht>>;
};

/** Whether this key opens this school, and what it opens: the application says what that is. */
export type ToegangOutcome<Toegang> =
  | { kind: 'toegang'; toegang: Toegang }
  /** `reason` is a Dutch sentence that the other side may read. */
  | { kind: 'refused'; reason?: string | undefined };

/**
 * Takes the results of one message, all or nothing. Throws a `UwlrRefusal` for what may not be, such as a pupil that
 * this school does not have. A result replaces an earlier one with the same key of the same klant and school.
 */
export interface LeerresultatenReceiver {
  /** Called per batch, in the order of the message: results come before the tests that they are of. */
  takeToetsafnames(toetsafnames: readonly Toetsafname[]): Promise<void>;
  takeToetsen(toetsen: readonly Toets[]): Promise<void>;
  /** The message was read to its end and fits the standard: from here on what was taken counts. */
  commit(): Promise<void>;
  /** Something went wrong, perhaps in `commit`: nothing of the message may stay. */
  rollback(): Promise<void>;
}

/** The server refuses the operation of an optional method that is not there, with a sentence that says so. */
export interface UwlrProvider<Klant, Toegang> {
  /** Compares in constant time. Gives undefined for an unknown name and for a wrong code alike. */
  findKlant(klantnaam: string, klantcode: string): Promise<Klant | undefined>;
  checkToegang(
    klant: Klant,
    call: { operatie: UwlrOperatie; autorisatiesleutel: string; verzoek: VerzoekBasis },
  ): Promise<ToegangOutcome<Toegang>>;
  openLeerlinggegevens(
    toegang: Toegang,
    verzoek: LeerlinggegevensVerzoek,
  ): Promise<ProvidedLeerlinggegevens | EmptyAntwoord>;
  openStructuur(toegang: Toegang, verzoek: StructuurVerzoek): Promise<ProvidedStructuur | EmptyAntwoord>;
  /** A key that leads to no group is no error: the structure may have changed since the client got it. */
  openLeerlingen?(toegang: Toegang, verzoek: LeerlingenVerzoek): Promise<ProvidedLeerlingen | EmptyAntwoord>;
  openLeerkrachten?(
    toegang: Toegang,
    verzoek: LeerkrachtenVerzoek,
  ): Promise<ProvidedLeerkrachten | EmptyAntwoord>;
  openLeerresultaten?(toegang: Toegang, school: LeerresultatenSchool): Promise<LeerresultatenReceiver>;
}

/** An `open…` method or a receiver throws this: the caller gets exactly this fault. */
export class UwlrRefusal extends Error {
  override readonly name = 'UwlrRefusal';
  /** Local part, as in `Server.TijdelijkNietBeschikbaar`. */
  readonly faultcode: string;
  readonly faultstring: string;
  /** Seconds after which it may work: then the answer is HTTP 503 with Retry-After. */
  readonly retryAfter: number | undefined;

  constructor(fault: { faultcode: string; faultstring: string; retryAfter?: number }) {
    super(`refused with ${fault.faultcode}`);
    this.faultcode = fault.faultcode;
    this.faultstring = fault.faultstring;
    this.retryAfter = fault.retryAfter;
  }
}
