/** Days and hours by the clock in the Netherlands, wherever this server is. */
const ZONE = 'Europe/Amsterdam';

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const minuteFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});
const longDayFormat = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'long' });

const MINUUT_MS = 60_000;

/** `2026-11-23` */
export const findDag = (moment: Date): string => dayFormat.format(moment);

/** `23 november 2026` */
export const formatDag = (dag: string): string => longDayFormat.format(new Date(`${dag}T00:00:00Z`));

/** `14:05` */
export const formatTijdstip = (moment: Date): string => minuteFormat.format(moment).slice(11);

export function addKalenderdagen(dag: string, aantal: number): string {
  const date = new Date(`${dag}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + aantal);
  return date.toISOString().slice(0, 10);
}

/**
 * The moment at which the clock shows so many minutes after midnight on this day. In autumn an hour comes twice: the
 * first. In spring an hour is skipped: what is asked inside it comes as much later.
 */
export function findMoment(dag: string, minuten: number): Date {
  const asUtc = new Date(Date.parse(`${dag}T00:00:00Z`) + minuten * MINUUT_MS);
  const wanted = asUtc.toISOString().slice(0, 16).replace('T', ' ');
  const [summer, winter] = [120, 60].map((ahead) => new Date(asUtc.getTime() - ahead * MINUUT_MS));
  return summer && minuteFormat.format(summer) === wanted ? summer : (winter as Date);
}
