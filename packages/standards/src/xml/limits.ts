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
  /** Findings that are reported one by one; what comes after is only counted. */
  readonly bevindingen: number;
}

export const defaultLimits: Limits = {
  depth: 32,
  bytes: 2 * 1024 ** 3,
  text: 64 * 1024,
  attributes: 64,
  bevindingen: 1000,
};
