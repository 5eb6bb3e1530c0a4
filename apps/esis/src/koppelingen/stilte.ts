/**
 * An active koppeling is stil when no answer went well on two whole schooldagen since its code was entered. A partner asks
 * every day; that it stopped is nothing that a school would notice by itself.
 */
import { findBeginVanSchooldagen } from '@koppelpunt/platform';
import type { Koppeling } from './koppeling.ts';

/** When the partner asked last, and when an answer last went well. */
export type Vragen = { laatst: Date; laatstGoed: Date | null };

const STIL_NA_SCHOOLDAGEN = 2;

/** Since when; null when it is not stil. While it was paused nothing could go well, so a pause does not count. */
export function findStilSinds(
  { status, aangevraagdOp }: Pick<Koppeling, 'status' | 'aangevraagdOp'>,
  vragen: Vragen | undefined,
  moment: Date,
): Date | null {
  if (status !== 'actief' || !vragen?.laatstGoed) return null;
  const sinds = new Date(Math.max(vragen.laatstGoed.getTime(), aangevraagdOp.getTime()));
  return sinds < findBeginVanSchooldagen(moment, STIL_NA_SCHOOLDAGEN) ? sinds : null;
}
