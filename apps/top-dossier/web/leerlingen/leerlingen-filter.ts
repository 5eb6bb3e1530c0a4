import type { Leerling } from './leerling.ts';

export const volgordes = { groep: 'Groep', naam: 'Naam', geboortedatum: 'Geboortedatum' } as const;
export type Volgorde = keyof typeof volgordes;
export const DEFAULT_VOLGORDE: Volgorde = 'groep';

/** The filter in the address, so that Back keeps it. The searched text stays out: it is a child's name. */
export type LeerlingenSearch = { groep?: string; volgorde?: Volgorde };

export function parseLeerlingenSearch(search: Record<string, unknown>): LeerlingenSearch {
  const { groep, volgorde } = search;
  return {
    // A group called '3' is a number in the address.
    ...((typeof groep === 'string' || typeof groep === 'number') && { groep: String(groep) }),
    ...(isVolgorde(volgorde) && { volgorde }),
  };
}

export function isVolgorde(value: unknown): value is Volgorde {
  return typeof value === 'string' && Object.hasOwn(volgordes, value);
}

/** Keeps the server's order (group, then surname) unless another is chosen; equal rows stay in that order. */
export function filterLeerlingen(
  leerlingen: readonly Leerling[],
  { groep, volgorde = DEFAULT_VOLGORDE }: LeerlingenSearch,
  searched: string,
): readonly Leerling[] {
  const needle = foldText(searched);
  const found = leerlingen.filter(
    (leerling) =>
      (groep === undefined || leerling.groep === groep) && foldText(leerling.naam).includes(needle),
  );
  if (volgorde === DEFAULT_VOLGORDE) return found;
  return found.toSorted((a, b) =>
    (a[volgorde] ?? '').localeCompare(b[volgorde] ?? '', 'nl', { numeric: true }),
  );
}

/** Makes 'Zoë' and 'zoe' equal. */
function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase('nl')
    .trim();
}
