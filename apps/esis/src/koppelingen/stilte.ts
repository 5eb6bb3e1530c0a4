/**
 * An active koppeling is stil when no answer went well on two whole schooldagen. A partner asks every day; that it stopped
 * is nothing that a school would notice by itself.
 */
import { findBeginVanSchooldagen, isAfgelopen } from '@koppelpunt/platform';
import { statusOp } from './koppeling.ts';

/** When the partner asked last, and when an answer last went well. */
export type Vragen = { laatst: Date; laatstGoed: Date | null };

const STIL_NA_SCHOOLDAGEN = 2;

/** Since when; null when it is not stil. */
export function findStilSinds(
  koppeling: Parameters<typeof statusOp>[0],
  vragen: Vragen | undefined,
  moment: Date,
): Date | null {
  if (statusOp(koppeling, moment) !== 'actief' || !vragen?.laatstGoed) return null;
  // Nothing could go well in a pause.
  const sinds = koppeling.pauzes
    .filter((pauze) => isAfgelopen(pauze, moment))
    .reduce((laatst, { tot }) => (tot && tot > laatst ? tot : laatst), vragen.laatstGoed);
  return sinds < findBeginVanSchooldagen(moment, STIL_NA_SCHOOLDAGEN) ? sinds : null;
}
