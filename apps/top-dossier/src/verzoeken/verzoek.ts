/**
 * A verzoek is one mail of a school that asks for its koppeling. It is `nieuw` when we could read BRIN and code in it,
 * `onleesbaar` when a person must look first. It is `in-behandeling` once support did something with it, and ends
 * `geactiveerd` (pupils crossed) or `afgewezen`.
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

/** A stored candidate. Beside the encrypted code stands what a screen may show of it. */
export type OpgeslagenKandidaat = { brin6: string; codeLengte: number; codeVersleuteld: string };

/** The statuses that a request may still get. After a rejection the school sends a new request. */
const NEXT: Record<VerzoekStatus, readonly VerzoekStatus[]> = {
  nieuw: ['in-behandeling', 'geactiveerd', 'afgewezen'],
  onleesbaar: ['in-behandeling', 'afgewezen'],
  'in-behandeling': ['in-behandeling', 'geactiveerd', 'afgewezen'],
  geactiveerd: [],
  afgewezen: [],
};

export const mayBecome = (van: VerzoekStatus, naar: VerzoekStatus): boolean => NEXT[van].includes(naar);
