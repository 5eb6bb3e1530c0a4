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
import { useRefreshKoppelingen } from './useKoppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';

export type VerzoekPreview = Answer<'/api/vestigingen/{brin6}/koppelingen/{id}/verzoek/voorbeeld', 'post'>;

const getPreview = (brin6: string, id: string, verificatiecode: string): Promise<VerzoekPreview> =>
  dataOf(
    api.POST('/api/vestigingen/{brin6}/koppelingen/{id}/verzoek/voorbeeld', {
      params: { path: { brin6, id } },
      body: { verificatiecode },
    }),
  );

const previewKey = (brin6: string, id: string, code: string) => ['verzoek', brin6, id, code];

/** The mail as it will be sent. Fetched once: the server counts the attempts with a code. */
export function useVerzoekPreview(id: string, code: string): UseQueryResult<VerzoekPreview> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: previewKey(brin6, id, code),
    queryFn: () => getPreview(brin6, id, code),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** Checks the code of a user who comes back later; its answer is the preview of the mail. */
export function useVerzoekCode(id: string): UseMutationResult<VerzoekPreview, Error, string> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  const { keepCode } = useRecentCode();
  return useMutation<VerzoekPreview, Error, string>({
    mutationFn: (code) => getPreview(brin6, id, code),
    onSuccess: (preview, code) => {
      client.setQueryData(previewKey(brin6, id, code), preview);
      keepCode({ koppelingId: id, verificatiecode: code });
    },
  });
}

/** Calls `onSent` after the koppeling is refreshed, also when the button is gone by then. */
export function useSendVerzoek(id: string, onSent: () => void): UseMutationResult<unknown, Error, string> {
  const { brin6 } = useVestiging();
  const refresh = useRefreshKoppelingen();
  return useMutation<unknown, Error, string>({
    mutationFn: (verificatiecode) =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/koppelingen/{id}/verzoek', {
          params: { path: { brin6, id } },
          body: { verificatiecode },
        }),
      ),
    onSuccess: async () => {
      await refresh();
      onSent();
    },
  });
}
