import { dataOf, useQuery, useQueryClient, type UseQueryResult } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { Koppeling, KoppelingDetail, Koppelingen } from './koppelingen.ts';

/** A user waits at this screen until TOP dossier confirms, and the answer is small. */
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

/** To call after every act on a koppeling: the list, its page and the start page show its status. */
export function useRefreshKoppelingen(): () => Promise<void> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['koppelingen', brin6] });
}
