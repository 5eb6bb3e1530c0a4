import type { LogboekRegelInWoorden } from './toon-regel.ts';

/*
 * A file that Dutch Excel opens as it is: UTF-8 with a byte order mark (without it Excel takes it for cp1252), lines
 * that end in CR LF, and a semicolon between fields because the comma is the Dutch decimal sign.
 */

const KOPPEN = ['Nummer', 'Dag en tijd', 'Wie', 'Wat', 'Waarover', 'Vestiging', 'Bijzonderheden'];

/** RFC 4180, in pages: a logboek of years never stands in memory as a whole. */
export async function* serializeCsv(
  pages: AsyncIterable<readonly LogboekRegelInWoorden[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${toLine(KOPPEN)}`;
  for await (const page of pages) yield page.map(toRow).join('');
}

const toRow = ({ id, op, wie, wat, waarover, brin6, bijzonderheden }: LogboekRegelInWoorden): string =>
  toLine([
    String(id),
    toMoment(new Date(op)),
    wie,
    wat,
    waarover ?? '',
    brin6 ?? '',
    bijzonderheden.join('; '),
  ]);

const toLine = (fields: readonly string[]): string => `${fields.map(toField).join(';')}\r\n`;

/**
 * Excel runs a cell that begins with one of these as a formula, also between quotes: a person who calls himself
 * `=HYPERLINK(…)` must stay a name. The apostrophe is what Excel itself puts before text.
 */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

function toField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** `2026-11-23 10:00:01`, in the Netherlands: Excel takes it for a moment. */
export const toMoment = (moment: Date): string =>
  moment.toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' });
