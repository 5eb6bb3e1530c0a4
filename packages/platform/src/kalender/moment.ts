const clockFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

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
