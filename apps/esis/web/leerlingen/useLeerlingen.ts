import { dataOf, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export type Leerlingen = Answer<'/api/vestigingen/{brin6}/leerlingen'>;
export type Groep = Leerlingen['groepen'][number];
export type Leerling = Leerlingen['leerlingen'][number];

/** Fetches only the groups: the logboek records every look at pupils, so nobody must look by accident. */
const NO_GROEP = '';

export function useLeerlingen(
  groep: string | undefined,
  schooljaar: string | undefined,
): UseQueryResult<Leerlingen> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['leerlingen', brin6, schooljaar, groep ?? NO_GROEP],
    queryFn: () =>
      dataOf(
        api.GET('/api/vestigingen/{brin6}/leerlingen', {
          params: { path: { brin6 }, query: { groep: groep ?? NO_GROEP, ...(schooljaar && { schooljaar }) } },
        }),
      ),
  });
}

/** A search is an act: it is written down, and nothing repeats it by itself. */
export function useZoekLeerlingen(
  schooljaar: string | undefined,
): UseMutationResult<Leerlingen, Error, string> {
  const { brin6 } = useVestiging();
  return useMutation({
    mutationFn: (naam: string) =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/leerlingen/zoekopdrachten', {
          params: { path: { brin6 } },
          body: { naam, ...(schooljaar && { schooljaar }) },
        }),
      ),
  });
}
