/** Makes a mail readable for support: masks every code in it, also a code that was broken over two lines. */
import { findTokens, normalize } from './parse-verzoek.ts';

export function maskCodes(tekst: string, codes: readonly string[]): string {
  let result = normalize(tekst);
  for (const code of codes) result = replaceSpans(result, findBroken(result, code));
  const tokens = findTokens(result).filter(({ code }) => !code.includes('••••'));
  return replaceSpans(result, tokens);
}

/** `97QX00-•••• (32 tekens)` */
export function mask(code: string): string {
  return `${code.slice(0, 6)}-•••• (${code.length} tekens)`;
}

type Span = { code: string; start: number; end: number };

function replaceSpans(tekst: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { code, start, end } of spans) {
    parts.push(tekst.slice(at, start), mask(code));
    at = end;
  }
  return parts.join('') + tekst.slice(at);
}

/** What a mail program puts between two halves of a line. */
const BETWEEN = new Set(' \n\t>=');
const MAX_BETWEEN = 200;

/** Every place where the code stands, whole or with blanks and quote marks in it. */
function findBroken(tekst: string, code: string): Span[] {
  const spans: Span[] = [];
  const first = code.charAt(0);
  for (let start = tekst.indexOf(first); start >= 0; start = tekst.indexOf(first, start + 1)) {
    const end = findEnd(tekst, start, code);
    if (end === undefined) continue;
    spans.push({ code, start, end });
    start = end - 1;
  }
  return spans;
}

/** Reads each sign once: a sign of the code itself goes before one that may stand between. */
function findEnd(tekst: string, start: number, code: string): number | undefined {
  let at = start;
  for (const sign of code.split('')) {
    let skipped = 0;
    while (tekst[at] !== sign) {
      if (!BETWEEN.has(tekst[at] ?? '') || (skipped += 1) > MAX_BETWEEN) return undefined;
      at += 1;
    }
    at += 1;
  }
  return at;
}
