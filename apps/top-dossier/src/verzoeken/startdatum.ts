/** The pattern that ESIS puts in its words: `… (2026-12-01) …`. */
const GAAT_IN = /gaat in op [^()]{1,40}\((\d{4}-\d{2}-\d{2})\)/;

/**
 * The first day of a koppeling, from the words with which ESIS refuses it. Only who has the right code gets to read a date
 * (docs/decisions/0004), so the code is right and has to wait. Undefined when the words name none: then it is a refusal.
 */
export const findStartdatum = (faultstring: string): string | undefined => GAAT_IN.exec(faultstring)?.[1];

const langeDag = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'long' });

export const describeStartdatum = (datum: string): string =>
  `De startdatum is ${langeDag.format(new Date(`${datum}T00:00:00Z`))}.`;
