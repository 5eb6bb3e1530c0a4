import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

export type Ik = Answer<'/api/ik'>;

/** Who is signed in does not change while someone works; a 401 on any question leads to the login screen. */
export function useIk(): UseQueryResult<Ik> {
  return useQuery({ queryKey: ['ik'], queryFn: () => dataOf(api.GET('/api/ik')), staleTime: 5 * 60_000 });
}

const rollen: Readonly<Record<string, string>> = {
  applicatiebeheerder: 'applicatiebeheerder',
  intern_begeleider: 'intern begeleider',
};

const findRol = (ik: Ik, brin6: string): string =>
  ik.lidmaatschappen.find((lid) => lid.brin6 === brin6)?.rol ?? '';

export function formatRol(ik: Ik, brin6: string): string {
  const rol = findRol(ik, brin6);
  return rollen[rol] ?? rol;
}

/** As the server's table of rights says it; a right at the organisation counts everywhere. Only what to show. */
export const mag = (ik: Ik | undefined, actie: string, brin6: string): boolean =>
  ik?.rechten.some((plek) => (plek.brin6 === brin6 || plek.brin6 === null) && plek.acties.includes(actie)) ===
  true;

/** Only what to show: the server decides what somebody may do. */
export const isBeheerder = (ik: Ik | undefined, brin6: string): boolean =>
  ik?.lidmaatschappen.some((lid) => lid.brin6 === brin6 && lid.rol === 'applicatiebeheerder') === true;
