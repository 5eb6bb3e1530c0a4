/** What an application gives the UWLR handler: who may ask, and the data. */
import type { Groep } from '../../edexml/groep.ts';
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import type { LeerkrachtenVerzoek } from '../messages/leerkrachten-verzoek.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import type { LeerresultatenSchool, Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { UwlrOperatie } from '../messages/operaties.ts';
import type { StructuurVerzoek } from '../messages/structuur-verzoek.ts';
import type { Toets } from '../messages/toets.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

export type StructuurBron = {
  kind: 'gegevens';
  school: School;
  vestigingen?: Iterable<Vestiging> | undefined;
  groepen?: Iterable<Groep> | undefined;
  samengesteldeGroepen?: Iterable<SamengesteldeGroep> | undefined;
};

export type LeerlinggegevensBron = StructuurBron & {
  leerlingen: AsyncIterable<readonly Leerling[]>;
  leerkrachten?: AsyncIterable<readonly Leerkracht[]> | undefined;
};

/** The members of the groups asked for, each pupil once, however many of those groups he is in. */
export type LeerlingenBron = {
  kind: 'gegevens';
  school: School;
  leerlingen: AsyncIterable<readonly Leerling[]>;
};

export type LeerkrachtenBron = {
  kind: 'gegevens';
  school: School;
  leerkrachten: AsyncIterable<readonly Leerkracht[]>;
};

export type ZonderGegevens = { kind: 'geengegevens' } | { kind: 'geenwijzigingen' };

export type ToegangUitkomst<Toegang> =
  | { kind: 'toegang'; toegang: Toegang }
  /** `reden` is a Dutch sentence that the other side may read. */
  | { kind: 'geweigerd'; reden?: string | undefined };

/**
 * Takes the results of one message, all or nothing. Who finds something that may not be (a pupil that this school does
 * not have) throws a `UwlrWeigering`. The same key of the same klant and school replaces what came under it before.
 */
export interface ResultatenOntvanger {
  /** In batches, in the order of the message: results before the tests that they are of. */
  neemToetsafnames(toetsafnames: readonly Toetsafname[]): Promise<void>;
  neemToetsen(toetsen: readonly Toets[]): Promise<void>;
  /** The message was read to its end and fits the standard: what was taken counts from here on. */
  bevestig(): Promise<void>;
  /** Whatever went wrong and wherever, in `bevestig` too: nothing of it may stay. */
  laatVallen(): Promise<void>;
}

/** What is optional is refused when it is not there, with a sentence that says so. */
export interface UwlrBron<Klant, Toegang> {
  /** The application compares in constant time and answers undefined for an unknown name as for a wrong code. */
  findKlant(klantnaam: string, klantcode: string): Promise<Klant | undefined>;
  findToegang(
    klant: Klant,
    vraag: { operatie: UwlrOperatie; autorisatiesleutel: string; verzoek: VerzoekBasis },
  ): Promise<ToegangUitkomst<Toegang>>;
  openLeerlinggegevens(
    toegang: Toegang,
    verzoek: LeerlinggegevensVerzoek,
  ): Promise<LeerlinggegevensBron | ZonderGegevens>;
  openStructuur(toegang: Toegang, verzoek: StructuurVerzoek): Promise<StructuurBron | ZonderGegevens>;
  /** A key that leads to no group is no error: the structure may have changed since it was asked. */
  openLeerlingen?(toegang: Toegang, verzoek: LeerlingenVerzoek): Promise<LeerlingenBron | ZonderGegevens>;
  openLeerkrachten?(
    toegang: Toegang,
    verzoek: LeerkrachtenVerzoek,
  ): Promise<LeerkrachtenBron | ZonderGegevens>;
  openLeerresultaten?(toegang: Toegang, school: LeerresultatenSchool): Promise<ResultatenOntvanger>;
}

/** Thrown by an `open…` or a receiver of the application: the caller gets exactly this fault. */
export class UwlrWeigering extends Error {
  override readonly name = 'UwlrWeigering';
  /** Local part, as in `Server.TijdelijkNietBeschikbaar`. */
  readonly faultcode: string;
  readonly faultstring: string;

  constructor(fault: { faultcode: string; faultstring: string }) {
    super(`refused with ${fault.faultcode}`);
    this.faultcode = fault.faultcode;
    this.faultstring = fault.faultstring;
  }
}
