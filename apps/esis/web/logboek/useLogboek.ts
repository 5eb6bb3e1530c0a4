import { dataOf, useInfiniteQuery, useQuery, type LogboekSearch } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export function useLogboek(search: LogboekSearch) {
  const { brin6 } = useVestiging();
  return useInfiniteQuery({
    queryKey: ['logboek', brin6, search],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/api/vestigingen/{brin6}/logboek', {
          params: { path: { brin6 }, query: { ...search, ...(pageParam !== null && { voor: pageParam }) } },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ volgende }) => volgende,
  });
}

export function useLogboekFilters() {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['logboek-filters', brin6],
    queryFn: () =>
      dataOf(api.GET('/api/vestigingen/{brin6}/logboek/filters', { params: { path: { brin6 } } })),
  });
}
