/** Days as a school counts them: by the clock in the Netherlands, wherever this server stands. */
const ZONE = 'Europe/Amsterdam';

const dag = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' });
const langeDag = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'long' });
const klok = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });

/** `2026-11-23` */
export const dagVan = (moment: Date): string => dag.format(moment);

/** `23 november 2026` */
export const schrijfDag = (datum: string): string => langeDag.format(new Date(`${datum}T00:00:00Z`));

/** The first moment of a day. */
export const beginVan = (datum: string): Date => new Date(parseMoment(`${datum}T00:00:00`) as number);

export function addDagen(datum: string, aantal: number): string {
  const dag = new Date(`${datum}T00:00:00Z`);
  dag.setUTCDate(dag.getUTCDate() + aantal);
  return dag.toISOString().slice(0, 10);
}

/**
 * An xs:dateTime as milliseconds; one without zone is meant by the clock in the Netherlands. Undefined when no clock
 * ever shows it: then we do as if it was not given.
 */
export function parseMoment(text: string): number | undefined {
  const heeftZone = /(Z|[+-]\d{2}:\d{2})$/.test(text);
  const moment = Date.parse(heeftZone ? text : `${text}Z`);
  if (Number.isNaN(moment)) return undefined;
  return heeftZone ? moment : moment - offsetOp(moment - offsetOp(moment));
}

/** How far that clock is ahead of UTC, in milliseconds. */
function offsetOp(moment: number): number {
  const seconden = Math.floor(moment / 1000) * 1000;
  return Date.parse(`${klok.format(seconden).replace(' ', 'T')}Z`) - seconden;
}
