/** Bounds on what a reader takes from a stranger. */
export interface Limits {
  /** Elements inside elements. Our deepest message needs 9; 32 leaves room for supplier extensions. */
  readonly depth: number;
  /** Decoded bytes of the whole. The biggest real file is a school board's: under 100 MB. */
  readonly bytes: number;
  /** Characters between two tags: text, comment, attribute, name. `commentaar` has no official end. */
  readonly text: number;
  /** Attributes of one element. The standards use two, namespaces add a few. */
  readonly attributes: number;
  /** Elements of one record (a pupil, a toetsafname), which is in memory as a whole. A big one has a hundred. */
  readonly elements: number;
  /** Findings that are reported one by one; what comes after is only counted. */
  readonly findings: number;
}

export const defaultLimits: Limits = {
  depth: 32,
  bytes: 2 * 1024 ** 3,
  text: 64 * 1024,
  attributes: 64,
  elements: 50_000,
  findings: 1000,
};

/**
 * Pieces in which bytes go to the tokenizer: what bounds the size of one batch and one unfinished token. Twice this is
 * less than 128 kB, so that V8 does not take the text of a piece for a large object, and keep it, when it collects.
 */
export const CHUNK_BYTES = 48 * 1024;
