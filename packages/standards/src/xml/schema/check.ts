/** Compiles a simple type into one function: the text of an element → its value, or undefined when it does not fit. */
import type { SimpleType } from './simple-type.ts';

export interface CheckOptions {
  /** Refuse years after the end of the official list. */
  readonly officialYears?: boolean;
  /** Take the code lists of a message, which are shorter than those of a file. */
  readonly inMessage?: boolean;
}

/** The values of a code list that are allowed under these options; undefined for a type without a list. */
export function allowedValues(
  type: SimpleType<unknown>,
  options: CheckOptions,
): readonly string[] | undefined {
  const { values, fileOnly } = type;
  if (!options.inMessage || fileOnly === undefined) return values;
  return values?.filter((w) => !fileOnly.includes(w));
}

export type Check = (text: string) => unknown;

export const FIRST_YEAR = 1991;

export function compileCheck(type: SimpleType<unknown>, options: CheckOptions = {}): Check {
  switch (type.base) {
    case 'string':
      return stringCheck(type, options);
    case 'integer':
      return type.values === undefined ? numberCheck(type) : integerCodeCheck(type);
    case 'anyURI':
      return (text) => (isUri(trimSpace(text)) ? trimSpace(text) : undefined);
    case 'decimal':
      return decimalCheck(type);
    case 'date':
      return (text) => parseDate(text);
    case 'dateTime':
      return (text) => parseDateTime(text);
  }
}

function stringCheck(type: SimpleType<unknown>, options: CheckOptions): Check {
  const {
    pattern,
    minLength: min = 0,
    maxLength: max = Infinity,
    consecutiveYears,
    officialUntil = Infinity,
  } = type;
  const last = options.officialYears ? officialUntil : Infinity;
  const values = allowedValues(type, options);
  if (values !== undefined) {
    const list = new Set(values);
    return (text) => (list.has(text) ? text : undefined);
  }
  if (pattern !== undefined) {
    const regex = new RegExp(`^(?:${pattern})$`, 'u');
    if (consecutiveYears !== 'listed') return (text) => (regex.test(text) ? text : undefined);
    return (text) => (regex.test(text) && isConsecutiveYears(text, last) ? text : undefined);
  }
  // A text has at least as many UTF-16 units as code points: one that fits in units fits.
  return (text) =>
    text.length >= min && (text.length <= max || countCharacters(text, max) <= max) ? text : undefined;
}

/** Counts code points; gives Infinity without counting when the text is certainly too long. */
function countCharacters(text: string, max: number): number {
  if (text.length > max * 2) return Infinity;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function isConsecutiveYears(text: string, last = Infinity): boolean {
  const first = Number(text.slice(0, 4));
  return Number(text.slice(5)) === first + 1 && first >= FIRST_YEAR && first <= last;
}

/** Removes what XSD calls white space; a non-breaking space is not white space there. */
export function trimSpace(text: string): string {
  // A pattern for the end of a text is tried at each of its blanks.
  let [start, end] = [0, text.length];
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function numberCheck({ min = -Infinity, max: last = Infinity }: SimpleType<unknown>): Check {
  return (text) => {
    const digits = trimSpace(text);
    if (!/^[+-]?[0-9]+$/.test(digits)) return undefined;
    const number = Number(digits) + 0; // no minus zero
    return Number.isSafeInteger(number) && number >= min && number <= last ? number : undefined;
  };
}

function decimalCheck({ min = -Infinity, max: last = Infinity }: SimpleType<unknown>): Check {
  return (text) => {
    const digits = trimSpace(text);
    if (!/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(digits)) return undefined;
    const [lower, upper] = bracket(digits);
    return lower >= min && upper <= last ? digits : undefined;
  };
}

/** The whole numbers just below and above. Our bounds are whole, and a number may have more digits than we can hold. */
function bracket(digits: string): [onder: number, boven: number] {
  const whole = Number(digits.replace(/\..*/, '.0'));
  if (!/\.0*[1-9]/.test(digits)) return [whole, whole];
  return digits.startsWith('-') ? [whole - 1, whole] : [whole, whole + 1];
}

/**
 * Follows what libxml2 and Xerces agree on: both take spaces and quotes as if they were percent-encoded, and refuse a
 * scheme, a percent sign or a bracket in the wrong place.
 */
function isUri(text: string): boolean {
  const [path = '', ...tail] = text.split('#');
  const beforePath = /^[^/?]*/.exec(path)![0];
  return (
    tail.length < 2 &&
    !/%(?![0-9a-f]{2})/i.test(text) &&
    (!beforePath.includes(':') || /^[a-z][a-z0-9+.-]*:/i.test(beforePath)) &&
    !/[[\]]/.test(path.replace(/\/\/[^/?[\]]*\[[^[\]]*\]/, ''))
  );
}

function integerCodeCheck(type: SimpleType<unknown>): Check {
  const list = new Map((type.values ?? []).map((w) => [Number(w), Number(w)]));
  return (text) => {
    if (text.length === 1) return list.get(text.charCodeAt(0) - 48);
    const digits = trimSpace(text);
    return /^[+-]?[0-9]+$/.test(digits)
      ? list.get(Math.abs(Number(digits)) === 0 ? 0 : Number(digits))
      : undefined;
  };
}

// libxml2 holds no year of more digits. A year before our era all validators take; we do not.
const DATE = /^([0-9]{4,18})-([0-9]{2})-([0-9]{2})(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/;
const DATE_TIME =
  /^([0-9]{4,18})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/;

const [HYPHEN, T, COLON] = [0x2d, 0x54, 0x3a];

/** Do the first ten characters make a plain day (YYYY-MM-DD)? Nearly all dates are one, and this needs no regex. */
function isPlainDay(text: string): boolean {
  if (text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return false;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  // Days 29 to 31 do not exist in every month: the regex path judges them.
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
}

/** The number of two digits; NaN when they are not digits, which compares false with everything. */
function twoDigits(text: string, i: number): number {
  const tens = text.charCodeAt(i) - 48;
  const units = text.charCodeAt(i + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : NaN;
}

/** Drops the time zone: xs:date allows one, but a calendar day has none. */
function parseDate(text: string): string | undefined {
  if (text.length === 10 && isPlainDay(text)) return text;
  const day = trimSpace(text);
  const m = DATE.exec(day);
  if (m === null || !isDay(m[1]!, m[2]!, m[3]!)) return undefined;
  return m[4] === undefined ? day : day.slice(0, -m[4].length);
}

function parseDateTime(text: string): string | undefined {
  if (text.length === 19 && isPlainDay(text) && isPlainTime(text)) return text;
  const moment = trimSpace(text);
  const m = DATE_TIME.exec(moment);
  if (m === null || !isDay(m[1]!, m[2]!, m[3]!)) return undefined;
  const [hour, minute, second] = [Number(m[4]), Number(m[5]), Number(m[6])];
  if (hour === 24) return minute === 0 && second === 0 && Number(m[7] ?? 0) === 0 ? moment : undefined;
  return hour < 24 && minute < 60 && second < 60 ? moment : undefined;
}

/** Does `T07:30:00` follow the day? */
function isPlainTime(text: string): boolean {
  return (
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    twoDigits(text, 11) < 24 &&
    twoDigits(text, 14) < 60 &&
    twoDigits(text, 17) < 60
  );
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(yearText: string, monthText: string, dayText: string): boolean {
  // More than four digits may not begin with a zero; year 0000 does not exist in XSD 1.0.
  if (yearText.length > 4 ? yearText.startsWith('0') : yearText === '0000') return false;
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
