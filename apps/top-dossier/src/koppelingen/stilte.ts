/**
 * A koppeling is stil when ESIS gave no right answer, changed or not, on two whole schooldagen. The rooster asks every day,
 * so something is wrong then: somewhere on the way, and nobody may have noticed. A pause is the school's own choice.
 */
import { findBeginVanSchooldagen } from '@koppelpunt/platform';
import type { Koppeling } from './koppeling.ts';
import { findPauzeOp } from './pauze.ts';

export const STIL_NA_SCHOOLDAGEN = 2;

/** Who heard nothing since this moment, is stil. */
export const findStiltegrens = (now: Date): Date => findBeginVanSchooldagen(now, STIL_NA_SCHOOLDAGEN);

/** Since when; null when it is not stil. `grens` is that of now. */
export function findStilSinds(
  {
    status,
    statusSinds,
    laatstGeluktOp,
    pauzes,
  }: Pick<Koppeling, 'status' | 'statusSinds' | 'laatstGeluktOp' | 'pauzes'>,
  { now, stiltegrens }: { now: Date; stiltegrens: Date },
): Date | null {
  if (status === 'gepauzeerd' || findPauzeOp(pauzes, now)) return null;
  // What failed on the first day of a new state was not silent before it, nor was a pause of ours.
  const einden = pauzes.flatMap(({ tot }) => (tot && tot <= now ? [tot] : []));
  const sinds = new Date(Math.max(...[statusSinds, laatstGeluktOp ?? statusSinds, ...einden].map(Number)));
  return sinds < stiltegrens ? sinds : null;
}
