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

export type LeerlingDetail = Answer<'/api/vestigingen/{brin6}/leerlingen/{id}'>;

export function useLeerling(id: string): UseQueryResult<LeerlingDetail> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['leerling', brin6, id],
    queryFn: () =>
      dataOf(api.GET('/api/vestigingen/{brin6}/leerlingen/{id}', { params: { path: { brin6, id } } })),
  });
}

export function useWithhold(id: string): UseMutationResult<unknown, Error, ThuisInvoer> {
  const { brin6 } = useVestiging();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ reden, toelichting, tot }: ThuisInvoer) =>
      dataOf(
        api.PUT('/api/vestigingen/{brin6}/leerlingen/{id}/niet-uitwisselen', {
          params: { path: { brin6, id } },
          body: { reden, toelichting, tot: tot === '' ? null : tot },
        }),
      ),
    onSuccess: refresh,
  });
}

export function useRelease(id: string): UseMutationResult<unknown, Error, string> {
  const { brin6 } = useVestiging();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (toelichting: string) =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/leerlingen/{id}/weer-uitwisselen', {
          params: { path: { brin6, id } },
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
