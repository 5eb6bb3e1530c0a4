/** Bounds on what a reader takes from an unknown sender. */
export interface Limits {
  /** Elements inside elements. Our deepest message needs 9; 32 leaves room for supplier extensions. */
  readonly depth: number;
  /** Bytes of the whole message, decompressed. The biggest real file is a school board's: under 100 MB. */
  readonly bytes: number;
  /** Characters between two tags: text, comment, attribute, name. `commentaar` has no official end. */
  readonly text: number;
  /** Attributes of one element. The standards use two, namespaces add a few. */
  readonly attributes: number;
  /** Elements of one record, which is in memory as a whole. A big pupil has a hundred. */
  readonly elements: number;
  /** Findings that are reported one by one; the reader only counts the rest. */
  readonly findings: number;
}

/** The bounds that a reader has when it is given none. */
export const defaultLimits: Limits = {
  depth: 32,
  bytes: 2 * 1024 ** 3,
  text: 64 * 1024,
  attributes: 64,
  elements: 50_000,
  findings: 1000,
};

/**
 * The tokenizer gets chunks of at most this size, which bounds a batch and an unfinished token. Twice this is less than
 * 128 kB: V8 would treat the text of a bigger chunk as a large object and keep it until a full collection.
 */
export const CHUNK_BYTES = 48 * 1024;
