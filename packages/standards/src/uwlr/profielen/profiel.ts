/** A profile: which fields may leave for a purpose, and why each of them. Data only. */
import type { Groep } from '../../edexml/groep.ts';
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import type { Soort } from '../../xml/schema/simple-type.ts';

export interface Nouns {
  school: School;
  vestiging: Vestiging;
  groep: Groep;
  samengesteldeGroep: SamengesteldeGroep;
  leerling: Leerling;
  leerkracht: Leerkracht;
}

type Doelen<T> = { readonly [K in keyof T]?: string };
type Lijsten = { readonly [N in keyof Nouns]?: readonly (keyof Nouns[N] & string)[] };

export interface Profiel {
  readonly naam: string;
  readonly titel: string;
  /** Per noun the fields that pass, each with its purpose in Dutch. A noun that is absent does not pass at all. */
  readonly velden: { readonly [N in keyof Nouns]?: Doelen<Nouns[N]> };
  /** Fields that the schema of the profile demands and the standard does not. */
  readonly verplicht?: Lijsten;
  /** What only the text of the profile says: a warning. */
  readonly tekst?: { readonly verplicht?: Lijsten; readonly weg?: Lijsten };
  /** Identifying numbers of a pupil that the profile demands. We check them and never hold them (law R1). */
  readonly identificerend?: readonly string[];
  /** The official schema of this profile also differs in the envelope of the data. */
  readonly eigenaardig?: {
    /** Elements that its requests lack. */
    readonly verzoekZonder?: readonly string[];
    /** Elements of its requests that hold something else. */
    readonly verzoekSoort?: Readonly<Record<string, Soort<unknown>>>;
    /** Lists that its `leerlinggegevens-structuur` demands. */
    readonly structuurMet?: readonly string[];
    /** Its stepwise messages begin with a capital. */
    readonly hoofdletters?: boolean;
  };
}

const filters = new WeakMap<object, readonly string[]>();

/**
 * Leaves only the fields that the profile names.
 *
 * @example applyProfiel(swvSet, 'leerling', { key: 'a1', roepnaam: 'Fenna', emailadres: 'f@x.example' })
 * // { key: 'a1', roepnaam: 'Fenna' }
 */
export function applyProfiel<N extends keyof Nouns>(profiel: Profiel, noun: N, waarde: Nouns[N]): Nouns[N] {
  const doelen: object | undefined = profiel.velden[noun];
  if (doelen === undefined) throw new TypeError(`profile ${profiel.naam} lets no ${noun} through`);
  let velden = filters.get(doelen);
  if (velden === undefined) filters.set(doelen, (velden = Object.keys(doelen)));
  const bron = waarde as Record<string, unknown>;
  const over: Record<string, unknown> = {};
  for (const veld of velden) {
    const inhoud = bron[veld];
    if (inhoud !== undefined) over[veld] = inhoud;
  }
  return over as Nouns[N];
}
