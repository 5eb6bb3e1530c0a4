import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

export type Ik = Answer<'/api/ik'>;

/** The user does not change during a session; a 401 on any request leads to the login screen. */
export function useIk(): UseQueryResult<Ik> {
  return useQuery({ queryKey: ['ik'], queryFn: () => dataOf(api.GET('/api/ik')), staleTime: 5 * 60_000 });
}
