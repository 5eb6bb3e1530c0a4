import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
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
