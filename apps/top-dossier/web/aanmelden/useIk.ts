import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

export type Ik = Answer<'/api/ik'>;

/** Roles do not change while someone works; a 401 on any other question sends them to the login screen anyway. */
export function useIk(): UseQueryResult<Ik> {
  return useQuery({ queryKey: ['ik'], queryFn: () => dataOf(api.GET('/api/ik')), staleTime: 5 * 60_000 });
}
