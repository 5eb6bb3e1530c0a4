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
import { useVerseCode } from './verse-code.tsx';

export type VerzoekVoorbeeld = Answer<'/api/vestigingen/{brin6}/koppelingen/{id}/verzoek/voorbeeld', 'post'>;

const findVoorbeeld = (brin6: string, id: string, verificatiecode: string): Promise<VerzoekVoorbeeld> =>
  dataOf(
    api.POST('/api/vestigingen/{brin6}/koppelingen/{id}/verzoek/voorbeeld', {
      params: { path: { brin6, id } },
      body: { verificatiecode },
    }),
  );

const voorbeeldKey = (brin6: string, id: string, code: string) => ['verzoek', brin6, id, code];

/** The mail as it will go. Asked once: the server counts how often a code is tried. */
export function useVerzoekVoorbeeld(id: string, code: string): UseQueryResult<VerzoekVoorbeeld> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: voorbeeldKey(brin6, id, code),
    queryFn: () => findVoorbeeld(brin6, id, code),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

/** For who comes back later: the code is checked, and its mail is there at once. */
export function useVerzoekCode(id: string): UseMutationResult<VerzoekVoorbeeld, Error, string> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  const { keepCode } = useVerseCode();
  return useMutation<VerzoekVoorbeeld, Error, string>({
    mutationFn: (code) => findVoorbeeld(brin6, id, code),
    onSuccess: (voorbeeld, code) => {
      client.setQueryData(voorbeeldKey(brin6, id, code), voorbeeld);
      keepCode({ koppelingId: id, verificatiecode: code });
    },
  });
}

/** `onVerstuurd` is told after the koppeling is up to date, also when the button has left the screen by then. */
export function useSendVerzoek(
  id: string,
  onVerstuurd: () => void,
): UseMutationResult<unknown, Error, string> {
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
      onVerstuurd();
    },
  });
}
