import { dataOf, useInfiniteQuery, useQuery, type LogboekSearch } from '@koppelpunt/ui';
import { api } from '../api.ts';

export function useLogboek(search: LogboekSearch) {
  return useInfiniteQuery({
    queryKey: ['logboek', search],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/logboek', {
          params: { query: { ...search, ...(pageParam !== null && { voor: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ volgende }) => volgende,
  });
}

export function useLogboekFilters() {
  return useQuery({
    queryKey: ['logboek-filters'],
    queryFn: () => dataOf(api.GET('/api/logboek/filters')),
  });
}
