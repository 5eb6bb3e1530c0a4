/** What an application gives the UWLR handler: who may ask, and the data. */
import type { Groep } from '../edexml/groep.ts';
import type { Leerkracht } from '../edexml/leerkracht.ts';
import type { Leerling } from '../edexml/leerling.ts';
import type { SamengesteldeGroep } from '../edexml/samengestelde-groep.ts';
import type { School } from '../edexml/school.ts';
import type { Vestiging } from '../edexml/vestiging.ts';
import type { LeerlinggegevensVerzoek } from './leerlinggegevens-verzoek.ts';
import type { Operatie } from './operaties.ts';
import type { StructuurVerzoek } from './structuur-verzoek.ts';
import type { VerzoekBasis } from './verzoek-basis.ts';

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

export type ZonderGegevens = { kind: 'geengegevens' } | { kind: 'geenwijzigingen' };

export type ToegangUitkomst<Toegang> =
  | { kind: 'toegang'; toegang: Toegang }
  /** `reden` is a Dutch sentence that the other side may read. */
  | { kind: 'geweigerd'; reden?: string | undefined };

export interface UwlrBron<Klant, Toegang> {
  /** The application compares in constant time and answers undefined for an unknown name as for a wrong code. */
  findKlant(klantnaam: string, klantcode: string): Promise<Klant | undefined>;
  findToegang(
    klant: Klant,
    vraag: { operatie: Operatie; autorisatiesleutel: string; verzoek: VerzoekBasis },
  ): Promise<ToegangUitkomst<Toegang>>;
  openLeerlinggegevens(
    toegang: Toegang,
    verzoek: LeerlinggegevensVerzoek,
  ): Promise<LeerlinggegevensBron | ZonderGegevens>;
  openStructuur(toegang: Toegang, verzoek: StructuurVerzoek): Promise<StructuurBron | ZonderGegevens>;
}

/** Thrown by an `open…` of the application: the caller gets exactly this fault. */
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
