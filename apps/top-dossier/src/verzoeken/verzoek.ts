/**
 * A verzoek is one mail of a school that asks for its koppeling. It is `nieuw` when we could read BRIN and code in it,
 * `onleesbaar` when a person must look first; `in-behandeling` once support touched it, and then either `geactiveerd`
 * (pupils crossed) or `afgewezen`.
 */
export const VERZOEK_STATUSSEN = [
  'nieuw',
  'onleesbaar',
  'in-behandeling',
  'geactiveerd',
  'afgewezen',
] as const;
export type VerzoekStatus = (typeof VERZOEK_STATUSSEN)[number];

export type Kandidaat = { brin6: string; verificatiecode: string };

/** The same as it is stored: what may be shown without opening it stands beside the encrypted code. */
export type OpgeslagenKandidaat = { brin6: string; codeLengte: number; codeVersleuteld: string };

/** What support may still do with it. A rejected request is over: the school sends a new one. */
const NEXT: Record<VerzoekStatus, readonly VerzoekStatus[]> = {
  nieuw: ['in-behandeling', 'geactiveerd', 'afgewezen'],
  onleesbaar: ['in-behandeling', 'afgewezen'],
  'in-behandeling': ['in-behandeling', 'geactiveerd', 'afgewezen'],
  geactiveerd: [],
  afgewezen: [],
};

export const mayBecome = (van: VerzoekStatus, naar: VerzoekStatus): boolean => NEXT[van].includes(naar);
