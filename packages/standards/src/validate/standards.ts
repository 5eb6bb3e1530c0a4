/** The standards and profiles that a message can be judged by, as data. */
import { edexml103, edexml20 } from '../edexml/versions.ts';
import { lvsSet } from '../uwlr/profielen/lvs-set.ts';
import type { Profiel } from '../uwlr/profielen/profiel.ts';
import { smalleSet } from '../uwlr/profielen/smalle-set.ts';
import { swvSet } from '../uwlr/profielen/swv-set.ts';
import type { Restriction } from '../xml/schema/restrict.ts';

export type Family = 'edexml' | 'uwlr';

interface Standard {
  readonly family: Family;
  /** The elements that it lacks beside the newest; absent for the newest. */
  readonly restriction?: Restriction;
  /** First year of the last school year of its official list. */
  readonly lastOfficialYear: number;
}

/** Every version of a standard that a message can be judged by. */
export const standards = {
  'edexml-1.0.3': { family: 'edexml', restriction: edexml103, lastOfficialYear: 2019 },
  'edexml-2.0': { family: 'edexml', restriction: edexml20, lastOfficialYear: 2024 },
  'edexml-2.1': { family: 'edexml', lastOfficialYear: 2024 },
  // The types of EDEXML 2.0: no eckid, keys of at most 64 characters.
  'uwlr-2.1': { family: 'uwlr', restriction: edexml20, lastOfficialYear: 2024 },
  'uwlr-2.2': { family: 'uwlr', lastOfficialYear: 2024 },
} as const satisfies Record<string, Standard>;

/** The name of a version of a standard, such as `edexml-2.1`. */
export type StandardName = keyof typeof standards;

/** Every profile that a message can be judged by. */
export const profielen = {
  'smalle-set': smalleSet,
  'lvs-set': lvsSet,
  'swv-set': swvSet,
} as const satisfies Record<string, Profiel>;

/** The name of a profile, such as `smalle-set`. */
export type ProfielName = keyof typeof profielen;

/** The default standard of each family: the newest can hold whatever an older one can. */
export const newest = { edexml: 'edexml-2.1', uwlr: 'uwlr-2.2' } as const;

/** How a message says its version in `xsdversie`. */
export const byXsdversie: Readonly<Record<Family, Readonly<Record<string, StandardName>>>> = {
  edexml: {
    '1.03': 'edexml-1.0.3',
    '1.0.3': 'edexml-1.0.3',
    '2.0': 'edexml-2.0',
    '2.1': 'edexml-2.1',
  },
  uwlr: { '2.1': 'uwlr-2.1', '2.2': 'uwlr-2.2' },
};
