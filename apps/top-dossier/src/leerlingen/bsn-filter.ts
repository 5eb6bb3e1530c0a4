import { lijktOpBsn } from '@koppelpunt/standards';

/**
 * Law R1: no BSN anywhere. The reader already drops the elements made for it; this drops it from where somebody typed
 * it. A text field is left empty, a key becomes a keyed pseudonym. Both are counted, so that the school hears.
 */
export type BsnFilter = {
  /** Null when the text looks like it holds a BSN; counted. */
  text(value: string): string | null;
  /** A reference to something with this key. */
  key(key: string): string;
  /** The key of the thing itself: the same, and counted when it is replaced. */
  ownKey(key: string): string;
  /** How many texts and keys were dropped. */
  countWeggelaten(): number;
};

export function createBsnFilter(pseudonym: (key: string) => string): BsnFilter {
  let weggelaten = 0;
  const replaceKey = (key: string) => (isBsnKey(key) ? `p:${pseudonym(key)}` : key);
  return {
    text(value) {
      if (!lijktOpBsn(value)) return value;
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

/**
 * A key that is nothing but a BSN-like number. Only whole keys: one in a hundred random hexadecimal keys holds eight or
 * nine digits in a row that pass the elfproef by chance.
 */
const isBsnKey = (key: string): boolean => /^[\d\s.-]+$/.test(key) && lijktOpBsn(key);
