/**
 * What the law forbids and the tree still has. A line may only go: a breach that is not here fails the test, and so does
 * a line whose breach is mended. A line of a ring is the import that should go; without it nothing rings.
 */
export const NOT_YET: readonly string[] = [
];
