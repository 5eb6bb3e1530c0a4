/**
 * An active koppeling is stil when no answer went well on two whole schooldagen. A partner asks every day; that it stopped
 * is nothing that a school would notice by itself.
 */
import { findBeginVanSchooldagen } from '@koppelpunt/platform';
import type { KoppelingStatus } from './koppeling.ts';

/** When the partner asked last, and when an answer last went well. */
export type Vragen = { laatst: Date; laatstGoed: Date | null };

const STIL_NA_SCHOOLDAGEN = 2;

/** Since when; null when it is not stil. */
export function findStilSinds(
  status: KoppelingStatus,
  vragen: Vragen | undefined,
  moment: Date,
): Date | null {
  const sinds = vragen?.laatstGoed;
  if (status !== 'actief' || !sinds) return null;
  return sinds < findBeginVanSchooldagen(moment, STIL_NA_SCHOOLDAGEN) ? sinds : null;
}
