import { Problem } from '../problem/problem.ts';

/** A name that somebody else typed, as it stands in a mail of ours: under our address, before a person who trusts it. */

/** A name of several lines would put somebody else's words there. */
const EEN_REGEL = /^[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*$/u;

/**
 * What a mail program makes a link of. The initials of a name have dots as well, and are at most a letter or three with no digit
 * before their dot: `J.van Dam`, `Th.M. de Vries`.
 */
const LINK =
  /[:/\\@]|www\.|\p{L}{3}\.\p{L}{2}|[\p{N}_-]\.\p{L}{2}|\p{L}\.(?:nl|com|be|eu|net|org|app|info)(?!\p{L})/iu;

/** The dots of other scripts, which a browser takes for one. */
const ANDERE_PUNTEN = /[\u3002\uFF61]/g;
const ONZICHTBAAR = /\p{Default_Ignorable_Code_Point}/gu;

/** Says in Dutch why this is no name; undefined when it may be one. */
export function findNaamFout(naam: string): string | undefined {
  if (!EEN_REGEL.test(naam)) return 'Schrijf de naam op één regel, zonder bijzondere tekens.';
  const seen = naam.normalize('NFKC').replaceAll(ONZICHTBAAR, '').replaceAll(ANDERE_PUNTEN, '.');
  return LINK.test(seen)
    ? 'Schrijf alleen de naam, zonder webadres of e-mailadres. Zet na een punt een spatie.'
    : undefined;
}

/** Refuses it beside its field. */
export function requireNaam(naam: string): void {
  const melding = findNaamFout(naam);
  if (melding === undefined) return;
  throw new Problem({ status: 400, code: 'INVOER_ONGELDIG', melding, velden: { naam: melding } });
}
