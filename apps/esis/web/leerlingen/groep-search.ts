/** The open group and school year, in the address: a colleague who gets the link sees the same. */
export type GroepSearch = { groep?: string; schooljaar?: string };

export function parseGroepSearch(search: Record<string, unknown>): GroepSearch {
  const { groep, schooljaar } = search;
  // The router reads `?groep=3` as a number.
  return {
    ...((typeof groep === 'string' || typeof groep === 'number') && { groep: String(groep) }),
    ...(typeof schooljaar === 'string' && { schooljaar }),
  };
}
