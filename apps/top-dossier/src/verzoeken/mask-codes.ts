/** Makes a mail readable for support: masks every code in it, also a code that was broken over two lines. */
import { findTokens, normalize } from './parse-verzoek.ts';

export function maskCodes(tekst: string, codes: readonly string[]): string {
  let result = normalize(tekst);
  for (const code of codes) result = result.replace(brokenPattern(code), mask(code));
  for (const { code, start, end } of findTokens(result).toReversed()) {
    if (!code.includes('••••')) result = result.slice(0, start) + mask(code) + result.slice(end);
  }
  return result;
}

/** `97QX00-•••• (32 tekens)` */
export function mask(code: string): string {
  return `${code.slice(0, 6)}-•••• (${code.length} tekens)`;
}

function brokenPattern(code: string): RegExp {
  const parts = Array.from(code).map((char) => char.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(parts.join('[\\s>=]*'), 'g');
}
