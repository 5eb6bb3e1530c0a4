/** The standards and profiles that a message can be judged by, as data. */
import { edexml103, edexml20 } from '../edexml/versions.ts';
import { lvsSet } from '../uwlr/profielen/lvs-set.ts';
import type { Profiel } from '../uwlr/profielen/profiel.ts';
import { smalleSet } from '../uwlr/profielen/smalle-set.ts';
import { swvSet } from '../uwlr/profielen/swv-set.ts';
import type { Aanpassing } from '../xml/schema/restrict.ts';

interface Standaard {
  readonly familie: 'edexml' | 'uwlr';
  /** What it lacks beside the newest; absent for the newest. */
  readonly aanpassing?: Aanpassing;
  /** First year of the last school year of its official list. */
  readonly officieelTot: number;
}

export const standaarden = {
  'edexml-1.0.3': { familie: 'edexml', aanpassing: edexml103, officieelTot: 2019 },
  'edexml-2.0': { familie: 'edexml', aanpassing: edexml20, officieelTot: 2024 },
  'edexml-2.1': { familie: 'edexml', officieelTot: 2024 },
  // The types of EDEXML 2.0: no eckid, keys of at most 64 characters.
  'uwlr-2.1': { familie: 'uwlr', aanpassing: edexml20, officieelTot: 2024 },
  'uwlr-2.2': { familie: 'uwlr', officieelTot: 2024 },
} as const satisfies Record<string, Standaard>;

export type StandaardNaam = keyof typeof standaarden;

export const profielen = {
  'smalle-set': smalleSet,
  'lvs-set': lvsSet,
  'swv-set': swvSet,
} as const satisfies Record<string, Profiel>;

export type ProfielNaam = keyof typeof profielen;

/** By default everything is judged by the newest: it can hold whatever an older one can. */
export const nieuwste = { edexml: 'edexml-2.1', uwlr: 'uwlr-2.2' } as const;

/** How a message says its version in `xsdversie`. */
export const perXsdversie: Readonly<Record<'edexml' | 'uwlr', Readonly<Record<string, StandaardNaam>>>> = {
  edexml: {
    '1.03': 'edexml-1.0.3',
    '1.0.3': 'edexml-1.0.3',
    '2.0': 'edexml-2.0',
    '2.1': 'edexml-2.1',
  },
  uwlr: { '2.1': 'uwlr-2.1', '2.2': 'uwlr-2.2' },
};
