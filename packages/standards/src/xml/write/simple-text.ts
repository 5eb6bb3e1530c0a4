/** The text of a simple value; a value of another type than the description names is refused, not made into text. */
import { compileCheck, type CheckOptions } from '../schema/check.ts';
import type { SimpleType } from '../schema/simple-type.ts';
import { describeType, ValueError } from './value-error.ts';

export type ToText = (value: unknown) => string;

/** Throws a ValueError without a path: the element around it knows its own name. */
export function compileToText(type: SimpleType<unknown>, options: CheckOptions): ToText {
  const check = compileCheck(type, options);
  const textOf = TEXT_OF[type.base];
  const { explanation, expects, trim } = type;
  // A reader drops the spaces around it, and then nothing is left.
  const isNothing = (text: string): boolean => trim === true && text.trim() === '';
  return (value) => {
    const text = textOf(value);
    if (text !== undefined && check(text) !== undefined && !isNothing(text)) return text;
    const code = text === undefined ? 'WAARDE_VERKEERD_TYPE' : 'WAARDE_ONGELDIG';
    throw new ValueError(code, { explanation, expects, ...describeType(value) });
  };
}

type TextOf = (value: unknown) => string | undefined;

const ownText: TextOf = (value) => (typeof value === 'string' ? value : undefined);

/** Undefined for a value of another type. */
const TEXT_OF: Readonly<Record<SimpleType<unknown>['base'], TextOf>> = {
  string: ownText,
  anyURI: ownText,
  decimal: ownText,
  integer: (value) => (typeof value === 'number' ? String(value) : undefined),
  date: (value) => (value instanceof Date ? dayOf(value) : ownText(value)),
  dateTime: (value) => (value instanceof Date ? momentOf(value) : ownText(value)),
};

/**
 * A Date is a moment, and a birthday is a day. It is the midnight of one day here or in UTC, which are never midnights of
 * two days at once; at any other time of the day nobody can tell which day was meant, so it is refused.
 */
function dayOf(date: Date): string | undefined {
  if (Number.isNaN(date.getTime())) return undefined;
  if (date.getTime() % DAY_MS === 0) return date.toISOString().split('T')[0];
  if (date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() > 0) return undefined;
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

const DAY_MS = 24 * 3600 * 1000;

const momentOf = (date: Date): string | undefined =>
  Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
