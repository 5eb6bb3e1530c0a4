import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

export type Ik = Answer<'/api/ik'>;

/** The user does not change during a session; a 401 on any request leads to the login screen. */
export function useIk(): UseQueryResult<Ik> {
  return useQuery({ queryKey: ['ik'], queryFn: () => dataOf(api.GET('/api/ik')), staleTime: 5 * 60_000 });
}

/** All roles of the user at this school: 'directie, intern begeleider'. */
export function formatRollen({ lidmaatschappen }: Ik, brin6: string | null): string {
  const rollen = lidmaatschappen
    .filter((lid) => lid.brin6 === brin6)
    .map(({ rol }) => rol.replaceAll('_', ' '));
  return [...new Set(rollen)].join(', ');
}

/** The server's table of rights decides; this only tells what to show. A right at the organisation counts everywhere. */
export const may = (ik: Ik | undefined, actie: string, brin6: string): boolean =>
  ik?.rechten.some((plek) => (plek.brin6 === brin6 || plek.brin6 === null) && plek.acties.includes(actie)) ===
  true;

/** The user works at any school; the others see no school at all. */
export const worksAtSchool = (ik: Ik | undefined): boolean =>
  ik?.rechten.some(({ brin6, acties }) => brin6 !== null && acties.includes('vestiging zien')) === true;
