import { looksLikeBsn } from '@koppelpunt/standards';

/**
 * Makes dots of every number in a text that may be of a person (law R1). Between the digits of such a number stands no
 * letter, so each part without letters is judged by itself.
 */
export const maskPersoonsnummers = (tekst: string): string =>
  tekst.replace(/[^\p{L}]{8,}/gu, (part) => (looksLikeBsn(part) ? part.replace(/\p{N}/gu, '•') : part));
