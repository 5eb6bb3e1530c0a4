/**
 * Finds the BRIN and the verificatiecode in the text of a mail, however somebody wrote it. What is not clear is never
 * guessed: support sees the reason and the candidates, and chooses.
 *
 * A verificatiecode is 20–50 characters without a blank and begins with a BRIN6: two digits, two letters, two digits.
 */
import type { Kandidaat } from './verzoek.ts';

export type ParseUitkomst =
  | { kind: 'gelezen'; brin6: string; verificatiecode: string; schoolnaam: string | null }
  | {
      kind: 'onduidelijk';
      reden: string;
      brin6: string | null;
      schoolnaam: string | null;
      kandidaten: readonly Kandidaat[];
    };

export const MIN_CODE = 20;
export const MAX_CODE = 50;
/** Nobody chooses among more, and each costs work when the mail is shown. */
const MAX_KANDIDATEN = 10;
/** A longer word is no code. */
const MAX_WORD = 200;

export function parseVerzoek(mail: { onderwerp: string; tekst: string }): ParseUitkomst {
  const tekst = normalize(`${mail.onderwerp}\n${mail.tekst}`);
  const schoolnaam = findSchoolnaam(tekst);
  const tokens = findTokens(tekst);
  const fitting = tokens.filter(({ code }) => code.length >= MIN_CODE && code.length <= MAX_CODE);
  const codes = uniqueCodes(fitting.filter(({ isAdres }) => !isAdres)).slice(0, MAX_KANDIDATEN);
  const brins = findBrins(blankOut(tekst, tokens));

  const onduidelijk = (reden: string, kandidaten: readonly Kandidaat[] = []): ParseUitkomst => ({
    kind: 'onduidelijk',
    reden,
    brin6: brins.length === 1 && brins[0]?.length === 6 ? brins[0] : null,
    schoolnaam,
    kandidaten,
  });

  const [code, ...others] = codes;
  if (code === undefined) return onduidelijk(explainNoCode(tokens, tekst));
  if (others.length > 0) {
    return onduidelijk(
      'In deze mail staan meer codes die een verificatiecode kunnen zijn. Vraag de school welke geldt, en kies die.',
      codes.map(toKandidaat),
    );
  }
  const brin6 = code.slice(0, 6);
  if (brin6 !== brin6.toUpperCase()) {
    return onduidelijk(
      'De code in deze mail begint met kleine letters. In ESIS begint een verificatiecode met het BRIN in hoofdletters; vraag de school hoe de code precies luidt.',
      [toKandidaat(code)],
    );
  }
  if (!/^[\x21-\x7e]+$/.test(code)) {
    return onduidelijk(
      'In de code staat een teken dat een mailprogramma er misschien van heeft gemaakt, zoals een lang streepje. Vraag de school hoe de code precies luidt.',
      [toKandidaat(code)],
    );
  }
  const foreign = brins.find((brin) => !brin6.startsWith(brin));
  if (foreign !== undefined) {
    return onduidelijk(
      `Het BRIN in de tekst (${foreign}) hoort niet bij de code, die met ${brin6} begint. Vraag de school welk BRIN geldt.`,
      [toKandidaat(code)],
    );
  }
  return { kind: 'gelezen', brin6, verificatiecode: code, schoolnaam };
}

function explainNoCode(tokens: readonly Token[], tekst: string): string {
  const codes = tokens.filter(({ isAdres }) => !isAdres);
  const short = codes.find(({ code }) => code.length < MIN_CODE);
  const long = codes.find(({ code }) => code.length > MAX_CODE);
  if (long) {
    return `De code in deze mail heeft ${long.code.length} tekens; een verificatiecode heeft er ten hoogste ${MAX_CODE}. Vraag de school om de hele code opnieuw te sturen.`;
  }
  if (short) {
    return `De code in deze mail heeft ${short.code.length} tekens; een verificatiecode heeft er ten minste ${MIN_CODE}. Misschien is hij afgebroken: vraag de school om de hele code opnieuw te sturen.`;
  }
  if (tekst.trim() === '') return 'De mail is leeg. Vraag de school om BRIN en verificatiecode te sturen.';
  return 'In deze mail staat geen verificatiecode. Vraag de school om BRIN en verificatiecode te sturen.';
}

function toKandidaat(code: string): Kandidaat {
  return { brin6: code.slice(0, 6).toUpperCase(), verificatiecode: code };
}

/**
 * Removes the quote marks of replies and everything that is not seen, and makes every kind of blank and hyphen a plain
 * one. What is not seen, Unicode says: formats (Cf), such as the marks around a text of another direction, and whatever
 * it calls ignorable.
 */
export function normalize(tekst: string): string {
  return tekst
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/^[ \t]*[>|][ \t>|]*/gm, '');
}

export type Token = { code: string; start: number; end: number; isAdres: boolean };

/** Signs of markup that people and programs put around a word, and that may also belong to a code. */
const MARKUP = new Set('*_~=+#|');
/** Every bracket and quote that Unicode knows. A code never holds one. */
const NEVER_IN_CODE = /["'`´<>|\\^\u2032\u2033\p{Pi}\p{Pf}\p{Ps}\p{Pe}]/u;
/** What ends a sentence, and no code. */
const PUNCTUATION = new Set('.,;:…·•');

/** Finds every word that begins like a code, and cuts off the quotes, brackets, markup and full stop around it. */
export function findTokens(tekst: string): Token[] {
  const tokens: Token[] = [];
  for (const match of tekst.matchAll(/(?<![\p{L}\p{N}/@.-])[0-9]{2}[A-Za-z]{2}[0-9]{2}[^\s]+/gu)) {
    const start = match.index;
    const code = trimEnd(match[0], tekst.slice(Math.max(0, start - 8), start));
    // A BRIN with a year, a hyphen or a word of two letters behind it is no code.
    if (code.length <= 8) continue;
    tokens.push({ code, start, end: start + code.length, isAdres: isAdres(code) });
  }
  return tokens;
}

/** Some schools use their BRIN as the name of their mailbox: `97QX00@regenboog.example`. */
function isAdres(code: string): boolean {
  const [naam, domein, ...rest] = code.slice(0, MAX_WORD).split('@');
  if (!naam || domein === undefined || rest.length > 0) return false;
  const labels = domein.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\w-]+$/.test(label)) &&
    /^[a-z]{2,}$/i.test(labels.at(-1) ?? '')
  );
}

function trimEnd(text: string, before: string): string {
  const cut = text.search(NEVER_IN_CODE);
  let code = trimPunctuation(cut > 0 ? text.slice(0, cut) : text);
  // What opens first closes last: `**_code_**`.
  const signs = Array.from(before);
  const opened = signs.slice(signs.findLastIndex((sign) => !MARKUP.has(sign)) + 1);
  for (const sign of opened) {
    if (!code.endsWith(sign)) break;
    code = trimPunctuation(code.slice(0, -1));
  }
  return code;
}

function trimPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && PUNCTUATION.has(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function uniqueCodes(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.map(({ code }) => code))];
}

function blankOut(tekst: string, tokens: readonly Token[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of tokens) {
    parts.push(tekst.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  return parts.join('') + tekst.slice(at);
}

/**
 * The BRINs that the text names, as 6 or 4 characters in upper case. When one stands behind the word BRIN the others do
 * not count: a signature may name that of the board. An example from a manual ("bijvoorbeeld 91AA00") never counts.
 */
function findBrins(tekst: string): string[] {
  const withoutExamples = tekst.replace(/\b(?:bijvoorbeeld|bijv|bv)\b[^)\n]{0,60}/gi, ' ');
  const labelled = collect(
    withoutExamples,
    /\bbrin\p{L}{0,40}(?![-.\w]{0,64}@)[^\n\p{L}\p{N}]{0,20}(?:\n[ \t]*)?(?:(?:is|nummer|code|van|onze|de|ons|school|vestiging)[^\n\p{L}\p{N}]{1,5}){0,5}([0-9]{2}[ ]?[A-Z]{2})(?:[ .\-–/]{0,3}([0-9]{2}))?(?![\p{L}\p{N}])/giu,
  );
  if (labelled.length > 0) return labelled;
  return collect(
    withoutExamples,
    /(?<![\p{L}\p{N}.@/])([0-9]{2}[A-Z]{2})[ .\-–]?([0-9]{2})(?![\p{L}\p{N}])/gu,
  );
}

function collect(tekst: string, pattern: RegExp): string[] {
  const found = [...tekst.matchAll(pattern)].map((match) =>
    `${(match[1] ?? '').replace(' ', '')}${match[2] ?? ''}`.toUpperCase(),
  );
  // `97QX` adds nothing to `97QX00`.
  const unique = new Set(found);
  const whole = new Set([...unique].filter((brin) => brin.length === 6).map((brin) => brin.slice(0, 4)));
  return [...unique].filter((brin) => brin.length === 6 || !whole.has(brin));
}

/** The name of the school, only when the mail labels it as such. */
function findSchoolnaam(tekst: string): string | null {
  const match =
    /^[ \t*]*(?:naam (?:van )?(?:de |onze )?school|schoolnaam|school)[ \t*]*:[ \t*]*(\S[^\n]{0,98})$/im.exec(
      tekst,
    );
  return match?.[1]?.replaceAll(/[*_]/g, '').trim() || null;
}
