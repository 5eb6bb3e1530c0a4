/** Days as a school counts them: by the clock in the Netherlands, wherever this server is. */
import { parseMoment } from '@koppelpunt/platform';

const ZONE = 'Europe/Amsterdam';

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const longDayFormat = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'long' });
const clockFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `2026-11-23` */
export const dagVan = (moment: Date): string => dayFormat.format(moment);

/** `23 november 2026` */
export const formatDag = (datum: string): string => longDayFormat.format(new Date(`${datum}T00:00:00Z`));

/** `14:05`, by the clock in the Netherlands. */
export const formatTijdstip = (moment: Date): string => clockFormat.format(moment).slice(11, 16);

/** The first moment of a day. */
export const beginVan = (datum: string): Date => new Date(parseMoment(`${datum}T00:00:00`) as number);

export function addDagen(datum: string, aantal: number): string {
  const date = new Date(`${datum}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + aantal);
  return date.toISOString().slice(0, 10);
}
