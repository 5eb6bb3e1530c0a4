/** The open group, pupil and school year, in the address: a colleague who gets the link sees the same. */
export type GroepSearch = { groep?: string; leerling?: string; schooljaar?: string };

export function parseGroepSearch(search: Record<string, unknown>): GroepSearch {
  const { groep, leerling, schooljaar } = search;
  // The router reads `?groep=3` as a number.
  const isKey = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return {
    ...(isKey(groep) && { groep: String(groep) }),
    ...(isKey(leerling) && { leerling: String(leerling) }),
    ...(typeof schooljaar === 'string' && { schooljaar }),
  };
}
