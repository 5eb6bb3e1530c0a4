import type { GroepOfSamengesteldeGroep } from './edex.ts';
import type { Leerkracht } from './leerkracht.ts';
import type { Leerling } from './leerling.ts';
import type { School } from './school.ts';
import type { Vestiging } from './vestiging.ts';

/** One file: one school, one school year, at least one pupil. */
export interface EdexmlBericht {
  readonly school: School;
  readonly vestigingen?: Iterable<Vestiging> | undefined;
  readonly groepen?: Iterable<GroepOfSamengesteldeGroep> | undefined;
  readonly leerlingen: Iterable<Leerling> | AsyncIterable<readonly Leerling[]>;
  readonly leerkrachten?: Iterable<Leerkracht> | AsyncIterable<readonly Leerkracht[]> | undefined;
}

export function writeEdexml(_bericht: EdexmlBericht): AsyncIterable<Uint8Array> {
  throw new Error('not built yet');
}
