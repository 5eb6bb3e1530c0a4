import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export type Uitwisselingen = Answer<'/api/vestigingen/{brin6}/uitwisselingen'>;
export type Uitwisseling = Uitwisselingen['uitwisselingen'][number];

export function useUitwisselingen(): UseQueryResult<Uitwisselingen> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['uitwisselingen', brin6],
    queryFn: () =>
      dataOf(api.GET('/api/vestigingen/{brin6}/uitwisselingen', { params: { path: { brin6 } } })),
  });
}
