/**
 * A verzoek is one mail of a school that asks for its koppeling. It is `nieuw` when we could read BRIN and code in it,
 * `onleesbaar` when a person must look first; `in-behandeling` once support touched it, and then either `geactiveerd`
 * (pupils crossed) or `afgewezen`.
 */
import type { VERZOEK_STATUSSEN } from './verzoeken.contract.ts';

export type VerzoekStatus = (typeof VERZOEK_STATUSSEN)[number];

export type Kandidaat = { brin6: string; verificatiecode: string };

/** What support may still do with it. A rejected request is over: the school sends a new one. */
const NEXT: Record<VerzoekStatus, readonly VerzoekStatus[]> = {
  nieuw: ['in-behandeling', 'geactiveerd', 'afgewezen'],
  onleesbaar: ['in-behandeling', 'afgewezen'],
  'in-behandeling': ['in-behandeling', 'geactiveerd', 'afgewezen'],
  geactiveerd: [],
  afgewezen: [],
};

export const mayBecome = (van: VerzoekStatus, naar: VerzoekStatus): boolean => NEXT[van].includes(naar);
