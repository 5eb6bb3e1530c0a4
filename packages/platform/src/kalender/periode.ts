/** A time from a moment on, until another or until nobody knows. Days are days of the clock in the Netherlands. */
import { addKalenderdagen, findDag, findMoment, formatDag } from './kalender.ts';

export type Periode = {
  readonly vanaf: Date;
  /** The first moment after it; null: nobody knows yet. */
  readonly tot: Date | null;
};

/** A school year and a summer: whoever needs longer, leaves the last day open. */
const MAX_DAGEN = 400;

export const isAfgelopen = ({ tot }: Pick<Periode, 'tot'>, moment: Date): boolean =>
  tot !== null && tot <= moment;

export const isGaande = (periode: Periode, moment: Date): boolean =>
  periode.vanaf <= moment && !isAfgelopen(periode, moment);

export const isOverlappend = (a: Periode, b: Periode): boolean =>
  (b.tot === null || a.vanaf < b.tot) && (a.tot === null || b.vanaf < a.tot);

/** Both from now on counts as the same: the second press of a button. */
export const isZelfdePeriode = (bestaand: Periode, gevraagd: Periode, now: Date): boolean =>
  Number(bestaand.tot) === Number(gevraagd.tot) &&
  (Number(bestaand.vanaf) === Number(gevraagd.vanaf) || (gevraagd.vanaf <= now && isGaande(bestaand, now)));

export const findLaatsteDag = (tot: Date): string => addKalenderdagen(findDag(tot), -1);

/** The days that a person chose. A first day that is null, or today, is this moment; no last day is no end. */
export function parsePeriode(
  { vanaf, totEnMet }: { vanaf: string | null; totEnMet: string | null },
  now: Date,
): Periode | { veld: 'vanaf' | 'totEnMet'; melding: string } {
  const vandaag = findDag(now);
  const eersteDag = vanaf ?? vandaag;
  const uiterlijk = addKalenderdagen(vandaag, MAX_DAGEN);
  if (eersteDag < vandaag)
    return { veld: 'vanaf', melding: 'De eerste dag is al voorbij. Kies vandaag of later.' };
  if (eersteDag > uiterlijk)
    return { veld: 'vanaf', melding: `Kies een eerste dag niet later dan ${formatDag(uiterlijk)}.` };
  if (totEnMet !== null && totEnMet < eersteDag)
    return { veld: 'totEnMet', melding: 'De laatste dag ligt voor de eerste. Kies een latere dag.' };
  if (totEnMet !== null && totEnMet > uiterlijk)
    return {
      veld: 'totEnMet',
      melding: `Kies een laatste dag niet later dan ${formatDag(uiterlijk)}, of laat hem leeg: dan duurt de pauze tot u hervat.`,
    };
  return {
    vanaf: eersteDag === vandaag ? now : findMoment(eersteDag, 0),
    tot: totEnMet === null ? null : findMoment(addKalenderdagen(totEnMet, 1), 0),
  };
}

/** Why a pause cannot be beside one that there is. */
export function describeBotsing({ vanaf, tot }: Periode, now: Date): string {
  const isNu = vanaf <= now;
  const begin = isNu
    ? 'De uitwisseling is al gepauzeerd'
    : `Er staat al een pauze vanaf ${formatDag(findDag(vanaf))}`;
  const einde = tot ? ` tot en met ${formatDag(findLaatsteDag(tot))}` : ' tot er wordt hervat';
  const eerst = isNu ? 'Hervat eerst' : 'Haal die eerst weg';
  return `${begin}${einde}. ${eerst}, of kies andere dagen. Er is niets veranderd.`;
}
