/** Formats dates, times and numbers for a Dutch reader, in Dutch time whatever zone the computer has. */
const ZONE = 'Europe/Amsterdam';
const datum = new Intl.DateTimeFormat('nl-NL', {
  timeZone: ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const tijd = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
// sv-SE is the locale that writes 2026-11-23, which sorts.
const dag = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const getal = new Intl.NumberFormat('nl-NL');

type Moment = Date | string | number;

/** '2026-11-23' (a day, without a time) or a moment → '23 november 2026'. */
export function formatDatum(value: Moment): string {
  return datum.format(parseMoment(value));
}

/** '03:12'. */
export function formatTijd(value: Moment): string {
  return tijd.format(parseMoment(value));
}

/** 'vandaag om 03:12', 'gisteren om 16:40', '21 november 2026 om 09:00'. */
export function formatMoment(value: Moment, now: Date = new Date()): string {
  return `${formatDag(value, now)} om ${formatTijd(value)}`;
}

/** 'vandaag', 'gisteren', 'morgen' or the date. */
export function formatDag(value: Moment, now: Date = new Date()): string {
  const days = Math.round((startOfDag(parseMoment(value)) - startOfDag(now)) / 86_400_000);
  if (days === 0) return 'vandaag';
  if (days === -1) return 'gisteren';
  if (days === 1) return 'morgen';
  return formatDatum(value);
}

/** Today in the Netherlands, as a date input wants it: '2026-11-23'. */
export function findVandaag(now: Date = new Date()): string {
  return dag.format(now);
}

/** 1234 → '1.234'. */
export function formatAantal(value: number): string {
  return getal.format(value);
}

/** formatTelling(1, 'leerling', 'leerlingen') → '1 leerling'; 0 → 'geen leerlingen'. */
export function formatTelling(value: number, enkelvoud: string, meervoud: string): string {
  if (value === 0) return `geen ${meervoud}`;
  return `${formatAantal(value)} ${value === 1 ? enkelvoud : meervoud}`;
}

/** 84_213 → '84 kB'. */
export function formatGrootte(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${getal.format(Math.round(bytes / 1000))} kB`;
  return `${getal.format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** A day without a time becomes noon, so that no time zone moves it to another day. */
function parseMoment(value: Moment): Date {
  return new Date(
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value,
  );
}

const startOfDag = (value: Date): number => Date.parse(`${dag.format(value)}T00:00:00Z`);
