/**
 * Law R1: no BSN anywhere. A BSN need not stand in its own element: people type it in a remark or a key.
 *
 * True when the text has nine digits that pass the elfproef and are not part of a longer number; spaces, dots,
 * hyphens and slashes may separate the digits. A false alarm (one in eleven numbers of nine digits) costs a
 * school a warning; a miss costs a child its privacy, so all these separators count.
 *
 * @example looksLikeBsn('bsn: 1234.56.782') // true
 */
export function looksLikeBsn(text: string): boolean {
  for (const [run] of text.matchAll(/\p{Nd}+(?:[\s.\-_/]+\p{Nd}+)*/gu)) {
    const groups = run.split(/[\s.\-_/]+/);
    for (let start = 0; start < groups.length; start++) {
      let digits = '';
      for (let i = start; i < groups.length && digits.length < 9; i++) digits += groups[i];
      if (passesElfproef(digits)) return true;
    }
  }
  return false;
}

function passesElfproef(digits: string): boolean {
  if (!/^[0-9]{9}$/.test(digits) || digits === '000000000') return false;
  let sum = -Number(digits[8]);
  for (let i = 0; i < 8; i++) sum += (9 - i) * Number(digits[i]);
  return sum % 11 === 0;
}
