/**
 * The rooster says when ESIS is asked for which koppeling. Every koppeling has two moments of its own, both from its id, so
 * that the load is even: one in the night, and one in each quarter of an hour outside the night. A question costs little:
 * a school in which nothing changed answers `geenwijzigingen`. The one of the night stands in the list of
 * synchronisaties; one by day only when it found something.
 *
 * After a refusal or a failure the next question comes sooner, and each next one later: 1, 2, 4, 8 minutes, and then with
 * the quarters again. A school that removed its code by mistake is back within a minute, and one that is closed for the
 * summer is not asked 1,440 times a day. A whole school that crossed and was not taken over, because a person must decide or
 * mend something first, crosses again in the night only.
 */
import { addKalenderdagen, findDag, findMoment } from '@koppelpunt/platform';
import type { KoppelingEvent, KoppelingStatus } from './koppeling.ts';

/** Minutes after midnight. Schools are asleep, and backups of the day before are done. */
const NACHT = { van: 60, tot: 300 };

const MINUUT_MS = 60_000;

/** Longer than the first run of the largest school, which its own job does; the rooster takes over when that did not come. */
const EERSTE_MS = 5 * MINUUT_MS;

/** By day a koppeling is asked this often: a school that waits for its pause to be seen, looks after a few minutes. */
export const VRAAG_MINUTEN = 15;

export type Rooster = { vraagMinuten: number };
export const ROOSTER: Rooster = { vraagMinuten: VRAAG_MINUTEN };

/** How the last question went, as far as the rooster cares. */
export type Afloop = {
  id: string;
  status: KoppelingStatus;
  event: KoppelingEvent;
  /** Why an answer that arrived was refused. */
  code?: string | null | undefined;
  /** How many in a row were refused or failed, this one included. */
  opRij: number;
};

export function findEersteMoment(now: Date): Date {
  return new Date(now.getTime() + EERSTE_MS);
}

/** A refusal or a failure: these are counted, and asked again sooner. */
export const isTegenslag = (event: KoppelingEvent): boolean => event === 'geweigerd' || event === 'mislukt';

/** The whole school crossed for nothing, and will until a person acts: once a night is often enough. */
const isHeelAntwoord = (event: KoppelingEvent, code: Afloop['code']): boolean =>
  event === 'vastgehouden' || code === 'SYNC_BEVINDINGEN';

export function findVolgendeMoment(
  rooster: Rooster,
  { id, status, event, code, opRij }: Afloop,
  now: Date,
): Date {
  // A code that never worked works once a person mends it, or from the day on that the school chose: days begin at night.
  if (status === 'aangevraagd' && event === 'geweigerd') return findNachtmoment(id, now);
  if (isHeelAntwoord(event, code)) return findNachtmoment(id, now);
  if (!isTegenslag(event)) return findVasteMoment(rooster, id, now);
  const minuten = 2 ** (opRij - 1);
  return minuten < rooster.vraagMinuten
    ? new Date(now.getTime() + minuten * MINUUT_MS)
    : findVasteMoment(rooster, id, now);
}

/** The next moment in the night. */
export function findNachtmoment(id: string, now: Date): Date {
  const vandaag = findDag(now);
  const moments = [vandaag, addKalenderdagen(vandaag, 1)].map((dag) => findMomentIn(findNacht(dag), id));
  return moments.find((moment) => moment > now) as Date;
}

/** Does this moment lie in a night? */
export function isNacht(moment: Date): boolean {
  const { van, tot } = findNacht(findDag(moment));
  return van <= moment && moment < tot;
}

/** Whichever of the two moments of a koppeling comes next. */
function findVasteMoment({ vraagMinuten }: Rooster, id: string, now: Date): Date {
  const kwartier = findKwartier(vraagMinuten, id, now);
  if (!isNacht(kwartier)) return kwartier;
  const nacht = findNacht(findDag(kwartier));
  const nachtmoment = findMomentIn(nacht, id);
  return nachtmoment > now ? nachtmoment : findKwartier(vraagMinuten, id, new Date(nacht.tot.getTime() - 1));
}

function findKwartier(minuten: number, id: string, now: Date): Date {
  const ms = minuten * MINUUT_MS;
  const begin = Math.floor(findDeel(id) * ms);
  return new Date((Math.floor((now.getTime() - begin) / ms) + 1) * ms + begin);
}

type Nacht = { van: Date; tot: Date };

/** By the clock in the Netherlands: an hour shorter or longer when that is put forward or back. */
const findNacht = (dag: string): Nacht => ({
  van: findMoment(dag, NACHT.van),
  tot: findMoment(dag, NACHT.tot),
});

const findMomentIn = ({ van, tot }: Nacht, id: string): Date =>
  new Date(van.getTime() + Math.floor(findDeel(id) * (tot.getTime() - van.getTime())));

/** A fixed part of 1 for each id: the first 32 bits of a random UUID are spread evenly. */
const findDeel = (id: string): number => Number.parseInt(id.slice(0, 8), 16) / 2 ** 32;
