import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api } from '../api.ts';
import type { Koppeling, KoppelingDetail } from './koppeling.ts';

// An open page must show a pause by a school, but nobody waits for it by the second.
const POLL_MS = 10_000;

export function useKoppelingen(): UseQueryResult<readonly Koppeling[]> {
  return useQuery({
    queryKey: ['koppelingen'],
    queryFn: async () => (await dataOf(api.GET('/api/koppelingen'))).koppelingen,
    refetchInterval: POLL_MS,
  });
}

/** `null`: there is no koppeling yet, so nothing is fetched. */
export function useKoppeling(id: string | null): UseQueryResult<KoppelingDetail> {
  return useQuery({
    queryKey: ['koppelingen', id],
    queryFn: () => dataOf(api.GET('/api/koppelingen/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
    refetchInterval: POLL_MS,
  });
}
