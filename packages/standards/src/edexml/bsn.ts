/**
 * Law R1: no BSN anywhere. Not every BSN stands in its own element: somebody types it in a remark or a key.
 *
 * True when the text holds nine digits that pass the elfproef and are not part of a longer number; spaces, dots,
 * hyphens and slashes may stand between the digits. A false alarm (one in eleven numbers of nine digits) costs a
 * school a warning; a miss costs a child its privacy, so separators are read generously.
 *
 * @example lijktOpBsn('bsn: 1234.56.782') // true
 */
export function lijktOpBsn(text: string): boolean {
  for (const [reeks] of text.matchAll(/\p{Nd}+(?:[\s.\-_/]+\p{Nd}+)*/gu)) {
    const stukken = reeks.split(/[\s.\-_/]+/);
    for (let begin = 0; begin < stukken.length; begin++) {
      let cijfers = '';
      for (let i = begin; i < stukken.length && cijfers.length < 9; i++) cijfers += stukken[i];
      if (passesElfproef(cijfers)) return true;
    }
  }
  return false;
}

function passesElfproef(cijfers: string): boolean {
  if (!/^[0-9]{9}$/.test(cijfers) || cijfers === '000000000') return false;
  let som = -Number(cijfers[8]);
  for (let i = 0; i < 8; i++) som += (9 - i) * Number(cijfers[i]);
  return som % 11 === 0;
}
