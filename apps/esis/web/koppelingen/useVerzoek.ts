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

/** The mail as it will go. Asked once: the server counts how often a code is tried. */
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

/** For who comes back later: the code is checked, and its mail is there at once. */
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

/** `onVerstuurd` is told after the koppeling is up to date, also when the button has left the screen by then. */
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
