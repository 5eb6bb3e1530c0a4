import { keyLooksLikeBsn, looksLikeBsn } from '@koppelpunt/standards';

/**
 * Law R1: no BSN anywhere. The reader drops the elements that are made for it; this filter drops a BSN that somebody
 * typed into another field. A text becomes empty, a key becomes a keyed pseudonym. Both are counted, to tell the school.
 */
export type BsnFilter = {
  /** Null when the text seems to hold a BSN; then it is counted. */
  text(value: string): string | null;
  /** A key that refers to another record. */
  key(key: string): string;
  /** The key of the record itself; counted when it is replaced. */
  ownKey(key: string): string;
  /** How many texts and keys were dropped. */
  countWeggelaten(): number;
};

export function createBsnFilter(pseudonym: (key: string) => string): BsnFilter {
  let weggelaten = 0;
  const replaceKey = (key: string) => (keyLooksLikeBsn(key) ? `p:${pseudonym(key)}` : key);
  return {
    text(value) {
      if (!looksLikeBsn(value)) return value;
      weggelaten += 1;
      return null;
    },
    key: replaceKey,
    ownKey(key) {
      const replaced = replaceKey(key);
      if (replaced !== key) weggelaten += 1;
      return replaced;
    },
    countWeggelaten: () => weggelaten,
  };
}
