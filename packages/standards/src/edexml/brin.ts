/** BRIN of one vestiging: four characters of the school, two digits of the location. */
import { StandardsError } from '../errors.ts';

/** Brincode and dependancecode together, such as `97QX00`: one vestiging. */
export type Brin6 = string & { readonly '~brand': 'Brin6' };

/**
 * `97QX00`, exactly: upper case, no dots, no spaces; undefined for anything else.
 *
 * @example parseBrin6('97QX00') // '97QX00'
 */
export function parseBrin6(text: string): Brin6 | undefined {
  return /^[0-9]{2}[A-Z]{2}[0-9]{2}$/.test(text) ? (text as Brin6) : undefined;
}

/**
 * Splits into the two elements of the standard.
 *
 * @example splitBrin6(brin) // { brincode: '97QX', dependancecode: '00' }
 */
export function splitBrin6(brin: Brin6): { brincode: string; dependancecode: string } {
  return { brincode: brin.slice(0, 4), dependancecode: brin.slice(4) };
}

/**
 * An absent or empty dependancecode means `00`. Throws StandardsError `BRIN_ONGELDIG` when the result is no BRIN.
 *
 * @example joinBrin6('97QX') // '97QX00'
 */
export function joinBrin6(brincode: string, dependancecode?: string): Brin6 {
  const brin = parseBrin6(brincode + (dependancecode || '00'));
  if (brin === undefined) throw new StandardsError('BRIN_ONGELDIG');
  return brin;
}
