import { dataOf, useMutation, type PauzeInvoer } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { useRefreshKoppelingen } from './useKoppelingen.ts';

/** The two acts of a pause that keeps the code. */
export function usePauze(id: string) {
  const { brin6 } = useVestiging();
  const onSuccess = useRefreshKoppelingen();
  const create = useMutation({
    mutationFn: (body: PauzeInvoer) =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/koppelingen/{id}/pauzes', {
          params: { path: { brin6, id } },
          body,
        }),
      ),
    onSuccess,
  });
  const end = useMutation({
    mutationFn: ({ pauzeId, alleScholen }: { pauzeId: string; alleScholen: boolean }) =>
      dataOf(
        api.DELETE('/api/vestigingen/{brin6}/koppelingen/{id}/pauzes/{pauzeId}', {
          params: { path: { brin6, id, pauzeId }, query: { alleScholen: alleScholen ? 'ja' : 'nee' } },
        }),
      ),
    onSuccess,
  });
  return { create, end };
}
