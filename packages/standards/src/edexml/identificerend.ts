/**
 * Law R1: no BSN anywhere. Not every BSN stands in its own element: somebody types it in a remark or a key.
 *
 * True when the text holds nine digits (or eight: an old sofinummer without its leading zero) that pass the
 * elfproef and are not part of a longer number; spaces, dots and hyphens may stand between the digits.
 * A false alarm costs a school a warning; a miss costs a child its privacy, so separators are read generously.
 */
export function lijktOpBsn(text: string): boolean {
  for (const [reeks] of text.matchAll(/\p{Nd}(?:[\s.\-_/]?\p{Nd})*/gu)) {
    const cijfers = reeks.replace(/\P{Nd}/gu, '');
    if (passesElfproef(cijfers)) return true;
    // `2024 123456782`: a number beside another one.
    if (cijfers.length > 9 && reeks.split(/[\s.\-_/]/).some(passesElfproef)) return true;
  }
  return false;
}

function passesElfproef(cijfers: string): boolean {
  if (!/^[0-9]{8,9}$/.test(cijfers)) return false;
  const negen = cijfers.padStart(9, '0');
  if (negen === '000000000') return false;
  let som = 0;
  for (let i = 0; i < 8; i++) som += (9 - i) * Number(negen[i]);
  return (som - Number(negen[8])) % 11 === 0;
}
