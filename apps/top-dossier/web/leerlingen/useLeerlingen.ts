import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api } from '../api.ts';
import type { LeerlingenAntwoord } from './leerling.ts';

/** Every look is written in the logboek: so only when somebody opens the page, never again by itself. */
export function useLeerlingen(koppelingId: string): UseQueryResult<LeerlingenAntwoord> {
  return useQuery({
    queryKey: ['leerlingen', koppelingId],
    queryFn: () =>
      dataOf(api.GET('/api/koppelingen/{id}/leerlingen', { params: { path: { id: koppelingId } } })),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
