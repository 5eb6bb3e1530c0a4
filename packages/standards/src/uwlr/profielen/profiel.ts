/** A profile: which fields may leave for a purpose, and why each of them. Data only. */
import type { Groep } from '../../edexml/groep.ts';
import type { Leerkracht } from '../../edexml/leerkracht.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import type { SimpleType } from '../../xml/schema/simple-type.ts';

export interface Nouns {
  school: School;
  vestiging: Vestiging;
  groep: Groep;
  samengesteldeGroep: SamengesteldeGroep;
  leerling: Leerling;
  leerkracht: Leerkracht;
}

type Purposes<T> = { readonly [K in keyof T]?: string };
type FieldLists = { readonly [N in keyof Nouns]?: readonly (keyof Nouns[N] & string)[] };

/** Which fields may leave for a purpose, why each of them, and what its schema asks. */
export interface Profiel {
  readonly name: string;
  /** Dutch. */
  readonly title: string;
  /** Per noun the fields that pass, each with its purpose in Dutch. A noun that is absent does not pass at all. */
  readonly fields: { readonly [N in keyof Nouns]?: Purposes<Nouns[N]> };
  /** Fields that the schema of the profile demands and the standard does not. */
  readonly required?: FieldLists;
  /** Rules that only the text of the profile states; breaking one gives a warning. */
  readonly text?: { readonly required?: FieldLists; readonly removed?: FieldLists };
  /** Identifying numbers of a pupil that the profile demands. We check them and never hold them (law R1). */
  readonly identifying?: readonly string[];
  /** How the official schema of this profile differs in what stands around the data. */
  readonly schemaDifferences?: {
    /** Elements that its requests lack. */
    readonly verzoekRemoved?: readonly string[];
    /** Elements of its requests that hold something else. */
    readonly verzoekTypes?: Readonly<Record<string, SimpleType<unknown>>>;
    /** Lists that its `leerlinggegevens-structuur` demands. */
    readonly structuurRequired?: readonly string[];
    /** Its stepwise messages begin with a capital. */
    readonly hasCapitals?: boolean;
  };
}

const filters = new WeakMap<object, readonly string[]>();

/**
 * Leaves only the fields that the profile names.
 * Throws a TypeError for a noun that does not pass at all.
 *
 * @example applyProfiel(swvSet, 'leerling', { key: 'a1', roepnaam: 'Fenna', emailadres: 'f@x.example' })
 * // { key: 'a1', roepnaam: 'Fenna' }
 */
export function applyProfiel<N extends keyof Nouns>(profiel: Profiel, noun: N, value: Nouns[N]): Nouns[N] {
  const purposes: object | undefined = profiel.fields[noun];
  if (purposes === undefined) throw new TypeError(`profile ${profiel.name} lets no ${noun} through`);
  let fields = filters.get(purposes);
  if (fields === undefined) filters.set(purposes, (fields = Object.keys(purposes)));
  const all = value as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const field of fields) {
    const content = all[field];
    if (content !== undefined) kept[field] = content;
  }
  return kept as Nouns[N];
}
