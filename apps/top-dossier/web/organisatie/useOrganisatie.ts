import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

type Organisatie = Answer<'/api/organisatie'>;

/** Comes from the server's configuration, so it does not change while a page is open. */
export function useOrganisatie(): UseQueryResult<Organisatie> {
  return useQuery({
    queryKey: ['organisatie'],
    queryFn: () => dataOf(api.GET('/api/organisatie')),
    staleTime: Infinity,
  });
}
