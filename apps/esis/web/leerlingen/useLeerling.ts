import {
  dataOf,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { ThuisInvoer } from './niet-uitwisselen.ts';

export type LeerlingDetail = Answer<'/api/vestigingen/{brin6}/leerling'>;

export function useLeerling(key: string): UseQueryResult<LeerlingDetail> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['leerling', brin6, key],
    queryFn: () =>
      dataOf(api.GET('/api/vestigingen/{brin6}/leerling', { params: { path: { brin6 }, query: { key } } })),
  });
}

export function useWithhold(key: string): UseMutationResult<unknown, Error, ThuisInvoer> {
  const { brin6 } = useVestiging();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ reden, toelichting, tot }: ThuisInvoer) =>
      dataOf(
        api.PUT('/api/vestigingen/{brin6}/leerling/niet-uitwisselen', {
          params: { path: { brin6 }, query: { key } },
          body: { reden, toelichting, tot: tot === '' ? null : tot },
        }),
      ),
    onSuccess: refresh,
  });
}

export function useRelease(key: string): UseMutationResult<unknown, Error, string> {
  const { brin6 } = useVestiging();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (toelichting: string) =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/leerling/weer-uitwisselen', {
          params: { path: { brin6 }, query: { key } },
          body: { toelichting },
        }),
      ),
    onSuccess: refresh,
  });
}

/** The lists show the mark, and the koppelingen how many stay home. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [['leerling'], ['leerlingen'], ['vestigingen']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
