import { findLaatsteDag, formatDag, isGaande, type Periode } from '@koppelpunt/platform';

/**
 * A pause of ours: while one holds, we ask ESIS nothing about the school (P3). Support sets and lifts it; it has nothing to
 * do with what the school pauses in ESIS, and neither lifts the other (P4). UWLR has no message with which ESIS could learn
 * of it, so the school gets a mail.
 */
export type Pauze = {
  readonly id: string;
  readonly reden: string;
  /** The name of who set it. */
  readonly door: string;
} & Periode;

/** What a school is told of a pause of ours: that it began or ended, and the day before. */
export type Pauzemoment = 'gepauzeerd' | 'hervat' | 'morgen-begin' | 'morgen-einde';

export const findPauzeOp = (pauzes: readonly Pauze[], moment: Date): Pauze | undefined =>
  pauzes.find((pauze) => isGaande(pauze, moment));

/** ` tot en met 22 augustus 2027`, or nothing. */
export const describeTot = ({ tot }: Pick<Periode, 'tot'>): string =>
  tot ? ` tot en met ${formatDag(findLaatsteDag(tot))}` : '';
