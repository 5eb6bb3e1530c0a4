import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api } from '../api.ts';
import type { LeerlingenAntwoord } from './leerling.ts';

/** The logboek records every look, so this fetches only when a user opens the page. */
export function useLeerlingen(koppelingId: string): UseQueryResult<LeerlingenAntwoord> {
  return useQuery({
    queryKey: ['leerlingen', koppelingId],
    queryFn: () =>
      dataOf(api.GET('/api/koppelingen/{id}/leerlingen', { params: { path: { id: koppelingId } } })),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
