/**
 * A koppeling is stil when ESIS gave no right answer, changed or not, on two whole schooldagen. The rooster asks every day,
 * so something is wrong then: somewhere on the way, and nobody may have noticed. A pause is the school's own choice.
 */
import { findBeginVanSchooldagen } from '@koppelpunt/platform';
import type { Koppeling } from './koppeling.ts';

export const STIL_NA_SCHOOLDAGEN = 2;

/** Who heard nothing since this moment, is stil. */
export const findStiltegrens = (now: Date): Date => findBeginVanSchooldagen(now, STIL_NA_SCHOOLDAGEN);

/** Since when; null when it is not stil. `grens` is that of now. */
export function findStilSinds(
  { status, statusSinds, laatstGeluktOp }: Pick<Koppeling, 'status' | 'statusSinds' | 'laatstGeluktOp'>,
  grens: Date,
): Date | null {
  if (status === 'gepauzeerd') return null;
  // What failed on the first day of a new state was not silent before it.
  const sinds = laatstGeluktOp && laatstGeluktOp > statusSinds ? laatstGeluktOp : statusSinds;
  return sinds < grens ? sinds : null;
}
