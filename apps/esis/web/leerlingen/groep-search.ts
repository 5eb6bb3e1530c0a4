/** The open group, in the address: a colleague who gets the link sees the same group. */
export type GroepSearch = { groep?: string };

export function parseGroepSearch(search: Record<string, unknown>): GroepSearch {
  const { groep } = search;
  // The router reads `?groep=3` as a number.
  return typeof groep === 'string' || typeof groep === 'number' ? { groep: String(groep) } : {};
}
