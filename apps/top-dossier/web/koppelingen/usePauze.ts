import { dataOf, useMutation, useQueryClient, type PauzeInvoer } from '@koppelpunt/ui';
import { api } from '../api.ts';

/** The two acts of a pause of ours. */
export function usePauze(id: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['koppelingen'] });
  const create = useMutation({
    mutationFn: (body: Omit<PauzeInvoer, 'alleScholen'>) =>
      dataOf(api.POST('/api/koppelingen/{id}/pauzes', { params: { path: { id } }, body })),
    onSuccess,
  });
  const end = useMutation({
    mutationFn: (pauzeId: string) =>
      dataOf(api.DELETE('/api/koppelingen/{id}/pauzes/{pauzeId}', { params: { path: { id, pauzeId } } })),
    onSuccess,
  });
  return { create, end };
}
