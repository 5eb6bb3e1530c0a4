/**
 * Law R1: no burgerservicenummer and no onderwijsnummer anywhere. It need not stand in its own element: people type it in
 * a name, a remark or a key.
 *
 * True when the text holds a number that passes the elfproef as one of the two does. Between its digits may stand spaces,
 * up to two other signs, and anything that is not seen; digits of other scripts count, and so do eight digits (the zero in
 * front left out) and ten (a zero too many). Digits that are part of a longer number do not count, nor does a school year. A
 * false alarm (one in eleven numbers of nine digits) costs a school a warning; a miss costs a child its privacy.
 *
 * @example looksLikeBsn('bsn: 1234·56·782') // true
 */
export function looksLikeBsn(text: string): boolean {
  if (!mayHoldNumber(text)) return false;
  for (const run of listRuns(normalize(text))) {
    for (let start = 0; start < run.length; start++) {
      if (startsNumber(run, start)) return true;
    }
  }
  return false;
}

/**
 * The same for a key. A key of letters and digits, such as a UUID, holds such a number by chance (one in fifty), so with
 * letters in it a key counts only when it has no other digits.
 *
 * @example keyLooksLikeBsn('L123456782') // true
 */
export function keyLooksLikeBsn(key: string): boolean {
  if (!looksLikeBsn(key)) return false;
  const plain = normalize(key);
  return !/\p{L}/u.test(plain) || (plain.match(/\p{Nd}/gu) ?? []).length <= 10;
}

/** Most texts hold no eight digits; one sign outside ASCII may stand for up to three of them. */
function mayHoldNumber(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += 1;
    else if (code > 127) digits += 3;
    if (digits >= 8) return true;
  }
  return false;
}

/** What stands there and is not seen: format characters, combining marks, fillers. */
const UNSEEN = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const SCHOOLJAAR = /(?<![0-9])(20[0-9]{2}) ?[-–—/] ?(?:20)?([0-9]{2})(?![0-9])/g;

/** Full-width and circled digits become digits; a school year becomes a word, so that nothing is joined over it. */
function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(SCHOOLJAAR, (all, first: string, last: string) =>
      (Number(first) + 1) % 100 === Number(last) ? 'x' : all,
    );
}

/** The numbers between which nothing stands but spaces and up to two signs, as lists of groups of digits. */
function listRuns(text: string): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let signs = 0;
  let isGap = true;
  const end = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const char of text) {
    const digit = toDigit(char);
    if (digit !== undefined) {
      if (isGap) run.push(digit);
      else run[run.length - 1] += digit;
      isGap = false;
      signs = 0;
    } else if (/\s/u.test(char)) {
      isGap = true;
    } else {
      isGap = true;
      signs += 1;
      if (signs > 2 || /[\p{L}\p{N}]/u.test(char)) end();
    }
  }
  end();
  return runs;
}

function toDigit(char: string): string | undefined {
  if (char >= '0' && char <= '9') return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 128 || !/\p{Nd}/u.test(char)) return undefined;
  // Unicode gives the ten digits of a script ten places in a row, from zero on.
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}

/** Groups that are joined to eight, nine or ten digits, beginning at this one. */
function startsNumber(run: readonly string[], start: number): boolean {
  let digits = '';
  for (let at = start; at < run.length && digits.length < 10; at++) {
    digits += run[at];
    const isWhole = at === start || (start === 0 && at === run.length - 1);
    if (digits.length === 9 && isNumber(digits)) return true;
    if (digits.length === 10 && digits.startsWith('0') && isNumber(digits.slice(1))) return true;
    // Parts of a longer row that make eight are dates and times rather than a number.
    if (digits.length === 8 && isWhole && !isDate(run.slice(start, at + 1)) && isNumber(`0${digits}`))
      return true;
  }
  return false;
}

const DATES = [
  /^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$/,
  /^(?<day>[0-9]{2})-(?<month>[0-9]{2})-(?<year>[0-9]{4})$/,
];

function isDate(groups: readonly string[]): boolean {
  const text = groups.join('-');
  return DATES.some((form) => {
    const { year = '', month, day } = form.exec(text)?.groups ?? {};
    return /^(?:19|20)/.test(year) && Number(month) <= 12 && Number(day) <= 31;
  });
}

/** Remainder 0 of a burgerservicenummer; an onderwijsnummer begins with 10 and has remainder 5. */
function isNumber(digits: string): boolean {
  if (digits === '000000000') return false;
  let sum = -Number(digits[8]);
  for (let i = 0; i < 8; i++) sum += (9 - i) * Number(digits[i]);
  return sum % 11 === 0 || (digits.startsWith('10') && (sum + 11) % 11 === 5);
}
