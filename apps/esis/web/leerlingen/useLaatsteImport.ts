import { dataOf, useMutation, useQuery, useQueryClient } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

const PATH = '/api/vestigingen/{brin6}/edexml/laatste';

export function useLaatsteImport() {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['laatste-import', brin6],
    queryFn: () => dataOf(api.GET(PATH, { params: { path: { brin6 } } })),
  });
}

export function useUndoImport(onDone: () => void) {
  const { brin6 } = useVestiging();
  const refresh = useRefreshLeerlingen();
  return useMutation({
    mutationFn: () => dataOf(api.DELETE(PATH, { params: { path: { brin6 } } })),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
}

/** After an import or its undoing: everything that shows pupils or counts them. */
export function useRefreshLeerlingen(): () => Promise<void> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [['leerlingen', brin6], ['vestigingen'], ['laatste-import', brin6]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
