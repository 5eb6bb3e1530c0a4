/**
 * An active koppeling is stil when no answer went well on two whole schooldagen since its code was entered. A partner asks
 * every day; that it stopped is nothing that a school would notice by itself.
 */
import { findBeginVanSchooldagen, isAfgelopen } from '@koppelpunt/platform';
import type { Koppeling, KoppelingStatus } from './koppeling.ts';

/** When the partner asked last, and when an answer last went well. */
export type Vragen = {
  laatst: Date;
  laatstGoed: Date | null;
  /** The last question was about a school year of which ESIS has nothing of this school. */
  isLeeg: boolean;
};

const STIL_NA_SCHOOLDAGEN = 2;

/**
 * Since when; null when it is not stil. While it was paused nothing could go well, so a pause does not count. A partner
 * that gets no pupils because there are none, is not silent: see `isZonderLeerlingen`.
 */
export function findStilSinds(
  {
    status,
    aangevraagdOp,
    pauzes,
  }: Pick<Koppeling, 'aangevraagdOp' | 'pauzes'> & { /** At this moment. */ status: KoppelingStatus },
  vragen: Vragen | undefined,
  moment: Date,
): Date | null {
  if (status !== 'actief' || !vragen?.laatstGoed || vragen.isLeeg) return null;
  const einden = pauzes.flatMap(({ tot }) => (tot && isAfgelopen({ tot }, moment) ? [tot] : []));
  const sinds = new Date(Math.max(...[vragen.laatstGoed, aangevraagdOp, ...einden].map(Number)));
  return sinds < findBeginVanSchooldagen(moment, STIL_NA_SCHOOLDAGEN) ? sinds : null;
}

/** From 1 August on a partner asks for the new school year: the school must import it before any pupil can cross. */
export const isZonderLeerlingen = (
  { status }: { status: KoppelingStatus },
  vragen: Vragen | undefined,
): boolean => status === 'actief' && vragen?.isLeeg === true;
