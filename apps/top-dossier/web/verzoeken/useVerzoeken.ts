import {
  dataOf,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@koppelpunt/ui';
import { api } from '../api.ts';
import type { Inzagereden, VerzoekDetail, Verzoekenlijst, VerzoekenVraag } from './verzoek.ts';

// A new request must appear without a reload.
const POLL_MS = 10_000;

export function useVerzoeken(vraag: VerzoekenVraag): UseQueryResult<Verzoekenlijst> {
  return useQuery({
    queryKey: ['verzoeken', 'lijst', vraag],
    queryFn: () => dataOf(api.GET('/api/verzoeken', { params: { query: vraag } })),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });
}

/** Fetched again when the window gets the focus: a colleague may work on the same request. */
export function useVerzoek(id: string): UseQueryResult<VerzoekDetail> {
  return useQuery({
    queryKey: ['verzoeken', id],
    queryFn: () => dataOf(api.GET('/api/verzoeken/{id}', { params: { path: { id } } })),
  });
}

/** The caller awaits it, so that a button stays busy until the page shows the result. */
function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['verzoeken'] }),
      client.invalidateQueries({ queryKey: ['koppelingen'] }),
    ]);
  };
}

export function useControle(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/verzoeken/{id}/controle', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

export function useActivering(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => dataOf(api.POST('/api/verzoeken/{id}/activering', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

export function useAfwijzing(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (reden: string) =>
      dataOf(api.POST('/api/verzoeken/{id}/afwijzing', { params: { path: { id } }, body: { reden } })),
    onSuccess: refresh,
  });
}

/** Opens the mail: an act that the logboek tells, so the answer is kept nowhere. */
export function useMailInzage(id: string) {
  return useMutation({
    mutationFn: (reden: Inzagereden) =>
      dataOf(api.POST('/api/verzoeken/{id}/mail', { params: { path: { id } }, body: { reden } })),
  });
}

export function useTerzijde(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (terzijde: boolean) =>
      dataOf(api.PUT('/api/verzoeken/{id}/terzijde', { params: { path: { id } }, body: { terzijde } })),
    onSuccess: refresh,
  });
}

export function useAanvulling(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { kandidaat: number } | { brin6: string; verificatiecode: string }) =>
      dataOf(api.PUT('/api/verzoeken/{id}', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}
