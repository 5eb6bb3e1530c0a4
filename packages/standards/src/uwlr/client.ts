import type { Deel } from '../edexml/delen.ts';
import type { Groep } from '../edexml/groep.ts';
import type { SamengesteldeGroep } from '../edexml/samengestelde-groep.ts';
import type { School } from '../edexml/school.ts';
import type { Vestiging } from '../edexml/vestiging.ts';
import type { ZonderGegevens } from './bron.ts';
import type { LeerlinggegevensVerzoek } from './leerlinggegevens-verzoek.ts';
import type { StructuurVerzoek } from './structuur-verzoek.ts';

export interface UwlrClientOptions {
  readonly url: string;
  readonly klantnaam: string;
  readonly klantcode: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  readonly autorisatiesleutel: string;
  readonly signal?: AbortSignal | undefined;
}

export interface UwlrClient {
  haalStructuur(
    verzoek: StructuurVerzoek,
    options: CallOptions,
  ): Promise<
    | {
        kind: 'gegevens';
        school: School;
        vestigingen: Vestiging[];
        groepen: Groep[];
        samengesteldeGroepen: SamengesteldeGroep[];
      }
    | ZonderGegevens
  >;
  haalLeerlinggegevens(
    verzoek: LeerlinggegevensVerzoek,
    options: CallOptions,
  ): Promise<{ kind: 'gegevens'; delen: AsyncIterable<readonly Deel[]>; bytes(): number } | ZonderGegevens>;
}

export function createUwlrClient(_options: UwlrClientOptions): UwlrClient {
  throw new Error('not built yet');
}
