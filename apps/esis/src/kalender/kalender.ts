/** Days as a school counts them: by the clock in the Netherlands, wherever this server is. */
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

/**
 * An xs:dateTime as milliseconds; without a zone it is a moment of the clock in the Netherlands. Undefined when it is no
 * moment of any clock: the caller then does as if it was not given.
 */
export function parseMoment(text: string): number | undefined {
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const moment = Date.parse(hasZone ? text : `${text}Z`);
  if (Number.isNaN(moment)) return undefined;
  return hasZone ? moment : moment - offsetAt(moment - offsetAt(moment));
}

/** Before 1900 and after 9999 there are dates, such as the 0001-01-01 of .NET, but no clock that anybody sets. */
const [FIRST, LAST] = [Date.UTC(1900, 0, 1), Date.UTC(10_000, 0, 1) - 1];

/** How far that clock is ahead of UTC, in milliseconds. */
function offsetAt(moment: number): number {
  if (moment < FIRST || moment > LAST) return 0;
  const wholeSecond = Math.floor(moment / 1000) * 1000;
  return Date.parse(`${clockFormat.format(wholeSecond).replace(' ', 'T')}Z`) - wholeSecond;
}
