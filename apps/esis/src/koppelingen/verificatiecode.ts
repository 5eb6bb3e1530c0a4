/**
 * The rules of the verificatiecode: pure, so that the screen and the server give the same answer. Whether a code is
 * already in use ("uniek") only the server knows.
 */
import { findZwakte } from './codesterkte.ts';

/** The seed's rule: at least 20 and at most 50 characters in total, the BRIN6 included. */
export const MIN_LENGTE = 20;
export const MAX_LENGTE = 50;

/**
 * These survive every mail program, in plain text and in HTML, and can be read out on the telephone: no quotes, no
 * angle brackets or ampersands (HTML rewrites them), no comma or semicolon (they end a word in a sentence).
 */
const TEKENS = 'A-Za-z0-9._!?#*+=@$%-';
const TOEGESTAAN = new RegExp(`^[${TEKENS}]*$`);
const NIET_TOEGESTAAN = new RegExp(`[^${TEKENS}]`, 'u');

/** Blanks, and what is not seen, at both ends of a text that was copied. */
const RAND = /[\s\u200B-\u200D\u2060\uFEFF]/;

export type CoderegelId = 'prefix' | 'lengte' | 'tekens' | 'sterkte';

export type Coderegel = {
  id: CoderegelId;
  /** The rule itself. */
  tekst: string;
  ok: boolean;
  /** The advice to the user; with `ok`, what we changed. */
  melding: string | null;
};

export type Vestigingsnaam = {
  brin6: string;
  schoolnaam?: string | undefined;
  plaats?: string | null | undefined;
};

/**
 * A code that was copied from a mail or a document brings blanks along. At both ends they cannot be part of what
 * somebody meant, so they go, and the answer says so; inside a code they may be a mistake, and are refused.
 */
export function trimVerificatiecode(text: string): { code: string; heeftSpaties: boolean } {
  // Zero-width space and byte order mark are not blanks to `trim`, but do come along with a copied text.
  let [start, end] = [0, text.length];
  while (start < end && RAND.test(text.charAt(start))) start += 1;
  while (end > start && RAND.test(text.charAt(end - 1))) end -= 1;
  const code = text.slice(start, end);
  return { code, heeftSpaties: code !== text };
}

export function validateVerificatiecode(text: string, vestiging: Vestigingsnaam): Coderegel[] {
  const { code, heeftSpaties } = trimVerificatiecode(text);
  const rest = code.slice(vestiging.brin6.length);
  const prefix = describePrefix(code, vestiging.brin6);
  return [
    regel('prefix', `Begint met ${vestiging.brin6}, het brin- en vestigingsnummer van uw school`, prefix),
    regel('lengte', `Is ${MIN_LENGTE} tot en met ${MAX_LENGTE} tekens lang`, describeLengte(code)),
    {
      ...regel('tekens', 'Heeft alleen letters, cijfers en . _ ! ? # * + = @ $ % -', describeTekens(code)),
      ...(heeftSpaties &&
        TOEGESTAAN.test(code) && { melding: 'De spaties voor of achter de code hebben wij weggelaten.' }),
    },
    regel(
      'sterkte',
      'Is moeilijk te raden',
      prefix === null
        ? findZwakte(rest, { naam: vestiging.schoolnaam ?? '', plaats: vestiging.plaats ?? '' })
        : 'Dit bekijken wij als het begin klopt.',
    ),
  ];
}

const regel = (id: CoderegelId, tekst: string, melding: string | null): Coderegel => ({
  id,
  tekst,
  ok: melding === null,
  melding,
});

/** Characters as a person counts them: an emoji is one. */
export const countTekens = (code: string): number => Array.from(code).length;

function describePrefix(code: string, brin6: string): string | null {
  if (code.startsWith(brin6)) return null;
  if (code === '') return `Vul een code in die met ${brin6} begint.`;
  const begin = code.slice(0, 6);
  if (begin.toUpperCase() === brin6) {
    return `Schrijf het begin met hoofdletters: ${brin6} in plaats van ${begin}.`;
  }
  if (/^\d{2}[A-Z]{2}\d{2}$/i.test(begin)) {
    return begin.slice(0, 4).toUpperCase() === brin6.slice(0, 4)
      ? `Deze code begint met ${begin.toUpperCase()}: dat is een andere vestiging. Voor deze vestiging begint hij met ${brin6}.`
      : `Deze code begint met het nummer van een andere school (${begin.toUpperCase()}). Begin met ${brin6}.`;
  }
  if (code.slice(0, 4).toUpperCase() === brin6.slice(0, 4)) {
    return `Na ${brin6.slice(0, 4)} hoort het vestigingsnummer ${brin6.slice(4)}. Begin met ${brin6}.`;
  }
  return `Begin de code met ${brin6}, het brin- en vestigingsnummer van uw school.`;
}

function describeLengte(code: string): string | null {
  const lengte = countTekens(code);
  if (lengte < MIN_LENGTE) {
    return `Dit zijn er ${lengte}. Voeg er nog ${tekens(MIN_LENGTE - lengte)} bij.`;
  }
  if (lengte > MAX_LENGTE) return `Dit zijn er ${lengte}. Haal er ${tekens(lengte - MAX_LENGTE)} af.`;
  return null;
}

const tekens = (aantal: number) => (aantal === 1 ? '1 teken' : `${aantal} tekens`);

function describeTekens(code: string): string | null {
  if (TOEGESTAAN.test(code)) return null;
  if (/\s/u.test(code)) return 'Er staat een spatie in de code. Haal die weg.';
  const teken = NIET_TOEGESTAAN.exec(code)?.[0] ?? '';
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(teken)
    ? `Het teken ${teken} mag niet in de code. Kies een ander teken.`
    : 'Er staat een onzichtbaar teken in de code. Typ de code opnieuw.';
}

/** Without 0/O, 1/l/I: the code is read out on the telephone too. 32 characters: exactly five bits each. */
const ALFABET = 'abcdefghijkmnpqrstuvwxyz23456789';
/** 25 × 5 bits = 125: nobody guesses it. In groups of five, so that it can be copied from paper: 36 characters in all. */
const WILLEKEURIG = 25;
const GROEPEN = /[^-]{1,5}-?|-/gu;

export function createVerificatiecode(brin6: string): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(WILLEKEURIG));
    const rest = Array.from(bytes, (byte) => ALFABET[byte % 32]).join('');
    const code = [brin6, ...(rest.match(GROEPEN) ?? [])].join('-');
    // Chance can make `aaaa…` as well; then it is refused like anyone's.
    if (validateVerificatiecode(code, { brin6 }).every(({ ok }) => ok)) return code;
  }
}

/** A code in groups that can be copied by hand: the BRIN6, then five characters at most. Joined they are the code. */
export function splitGroepen(code: string, brin6: string): string[] {
  const [, begin = '', rest = ''] = new RegExp(`^(${brin6}-?)(.*)$`, 'u').exec(code) ?? [code, '', code];
  return [begin, ...(rest.match(GROEPEN) ?? [])].filter((groep) => groep !== '');
}

/** The first rule that a code breaks, as a sentence; null when it may be used. */
export function findCodefout(text: string, vestiging: Vestigingsnaam): string | null {
  return validateVerificatiecode(text, vestiging).find(({ ok }) => !ok)?.melding ?? null;
}
