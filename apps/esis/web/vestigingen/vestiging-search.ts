/** The school in the address, so that a link or bookmark opens the same one; absent means the first. */
export type VestigingSearch = { vestiging?: string };

export function parseVestigingSearch(search: Record<string, unknown>): VestigingSearch {
  const { vestiging } = search;
  return typeof vestiging === 'string' && vestiging !== '' ? { vestiging } : {};
}

export function findVestiging<Vestiging extends { brin6: string }>(
  vestigingen: readonly Vestiging[],
  { vestiging }: VestigingSearch,
): Vestiging | undefined {
  return vestiging === undefined ? vestigingen[0] : vestigingen.find(({ brin6 }) => brin6 === vestiging);
}
