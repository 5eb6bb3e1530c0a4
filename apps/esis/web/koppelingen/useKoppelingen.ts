import { dataOf, useQuery, useQueryClient, type UseQueryResult } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { Koppeling, KoppelingDetail, Koppelingen } from './koppelingen.ts';

/** Someone waits in front of this screen for TOP dossier to confirm; the answer is one small row. */
const POLL_MS = 5000;

const isWaiting = ({ status }: Koppeling): boolean => status === 'aangevraagd';

export function useKoppelingen(): UseQueryResult<Koppelingen> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['koppelingen', brin6],
    queryFn: () => dataOf(api.GET('/api/vestigingen/{brin6}/koppelingen', { params: { path: { brin6 } } })),
    refetchInterval: ({ state }) => (state.data?.geactiveerd.some(isWaiting) === true ? POLL_MS : false),
  });
}

export function useKoppeling(id: string): UseQueryResult<KoppelingDetail> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['koppelingen', brin6, id],
    queryFn: () =>
      dataOf(api.GET('/api/vestigingen/{brin6}/koppelingen/{id}', { params: { path: { brin6, id } } })),
    refetchInterval: ({ state }) => (state.data && isWaiting(state.data) ? POLL_MS : false),
  });
}

/** After every act on a koppeling: the list, this one, and the start page all tell its status. */
export function useRefreshKoppelingen(): () => Promise<void> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['koppelingen', brin6] });
}
