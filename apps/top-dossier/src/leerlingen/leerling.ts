/**
 * A pupil as we keep it: what the SWV-set lets cross and nothing else. Anything more that a partner sends is not read.
 *
 * Law R1: no BSN anywhere. The reader already drops the elements made for it; here we also drop it from where somebody
 * typed it: a text field is left empty, a key becomes a keyed pseudonym. Both are counted, so that the school hears.
 */
import type { Leerling } from '@koppelpunt/standards';
import { looksLikeBsn } from '@koppelpunt/standards';

/** The columns that a merge compares and copies, in the order of a COPY line. */
export const LEERLING_KOLOMMEN = [
  'achternaam',
  'voorvoegsel',
  'roepnaam',
  'geboortedatum',
  'geslacht',
  'jaargroep',
  'groep_key',
  'samengestelde_groep_keys',
] as const;

export type LeerlingRij = {
  key: string;
  /** Texts as PostgreSQL reads them, one per column; null is absent. */
  waarden: readonly (string | null)[];
  weggelaten: number;
};

export function toLeerlingRij(leerling: Leerling, pseudonym: (key: string) => string): LeerlingRij {
  let weggelaten = 0;
  const tekst = (waarde: string | undefined): string | null => {
    if (waarde === undefined) return null;
    if (!looksLikeBsn(waarde)) return waarde;
    weggelaten += 1;
    return null;
  };
  const key = toVeiligeKey(leerling.key, pseudonym);
  if (key !== leerling.key) weggelaten += 1;
  return {
    key,
    waarden: [
      tekst(leerling.achternaam),
      tekst(leerling.voorvoegsel),
      tekst(leerling.roepnaam),
      leerling.geboortedatum ?? null,
      leerling.geslacht === undefined ? null : String(leerling.geslacht),
      leerling.jaargroep ?? null,
      leerling.groep ? toVeiligeKey(leerling.groep.key, pseudonym) : null,
      toArrayLiteral((leerling.samengesteldeGroepen ?? []).map(({ key: k }) => toVeiligeKey(k, pseudonym))),
    ],
    weggelaten,
  };
}

/**
 * A key that is nothing but a BSN-like number is replaced, the same one each time. Only whole keys: one in a hundred
 * random hexadecimal keys holds eight or nine digits in a row that pass the elfproef by chance.
 */
export function toVeiligeKey(key: string, pseudonym: (key: string) => string): string {
  return /^[\d\s.-]+$/.test(key) && looksLikeBsn(key) ? `p:${pseudonym(key)}` : key;
}

function toArrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

/** `Fatima van der Berg` */
export function formatNaam(naam: {
  roepnaam: string | null;
  voorvoegsel: string | null;
  achternaam: string | null;
}): string {
  return [naam.roepnaam, naam.voorvoegsel, naam.achternaam].filter(Boolean).join(' ') || 'Naam onbekend';
}
