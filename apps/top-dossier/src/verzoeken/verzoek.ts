/**
 * A verzoek is one mail of a school that asks for its koppeling. It is `nieuw` when we could read BRIN and code in it,
 * `onleesbaar` when a person must look first. It is `in-behandeling` once support did something with it, and ends
 * `geactiveerd` (pupils crossed) or `afgewezen` (its sender gets a mail). What is no request at all is put `terzijde`:
 * nobody gets a mail, and it can be taken back.
 */
export const VERZOEK_STATUSSEN = [
  'nieuw',
  'onleesbaar',
  'in-behandeling',
  'geactiveerd',
  'afgewezen',
  'terzijde',
] as const;
export type VerzoekStatus = (typeof VERZOEK_STATUSSEN)[number];

export type Kandidaat = { brin6: string; verificatiecode: string };

/** A stored candidate. Beside the encrypted code stands what a screen may show of it. */
export type OpgeslagenKandidaat = { brin6: string; codeLengte: number; codeVersleuteld: string };

/** The statuses that a request may still get. After a rejection the school sends a new request. */
const NEXT: Record<VerzoekStatus, readonly VerzoekStatus[]> = {
  nieuw: ['in-behandeling', 'geactiveerd', 'afgewezen', 'terzijde'],
  onleesbaar: ['in-behandeling', 'afgewezen', 'terzijde'],
  'in-behandeling': ['in-behandeling', 'geactiveerd', 'afgewezen', 'terzijde'],
  geactiveerd: [],
  afgewezen: [],
  terzijde: ['nieuw', 'onleesbaar'],
};

/** The three lists in which support looks: what waits for somebody, what was done, and what was no request. */
export const DELEN = {
  'te-doen': ['nieuw', 'onleesbaar', 'in-behandeling'],
  afgehandeld: ['geactiveerd', 'afgewezen'],
  terzijde: ['terzijde'],
} as const satisfies Record<string, readonly VerzoekStatus[]>;
export type Deel = keyof typeof DELEN;

const isIn = (deel: readonly VerzoekStatus[], status: VerzoekStatus) => deel.includes(status);
export function deelOf(status: VerzoekStatus): Deel {
  if (isIn(DELEN.terzijde, status)) return 'terzijde';
  return isIn(DELEN.afgehandeld, status) ? 'afgehandeld' : 'te-doen';
}

/** Why somebody opens a mail: one of these, because a reason of one's own might name a child. */
export const INZAGEREDENEN = [
  'code-onduidelijk',
  'school-onduidelijk',
  'vraag-van-school',
  'mogelijk-spam',
] as const;

export const mayBecome = (van: VerzoekStatus, naar: VerzoekStatus): boolean => NEXT[van].includes(naar);
