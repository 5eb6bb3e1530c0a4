import { createContext, useContext } from 'react';
import { dataOf, useQuery, useSearch, type UseQueryResult } from '@koppelpunt/ui';
import { useIk, worksAtSchool } from '../aanmelden/useIk.ts';
import { api, type Answer } from '../api.ts';
import { findVestiging, parseVestigingSearch } from './vestiging-search.ts';

type Vestigingen = Answer<'/api/vestigingen'>;
export type Vestiging = Vestigingen['vestigingen'][number];

/** Asked only by who works at one: others would be refused. */
export function useVestigingen(): UseQueryResult<Vestigingen> {
  const { data } = useIk();
  return useQuery({
    queryKey: ['vestigingen'],
    queryFn: () => dataOf(api.GET('/api/vestigingen')),
    enabled: worksAtSchool(data),
  });
}

/** The school that the address names, or the first. */
export function useVestigingInAddress(): Vestiging | undefined {
  const search = parseVestigingSearch(useSearch({ strict: false }));
  return findVestiging(useVestigingen().data?.vestigingen ?? [], search);
}

export const VestigingContext = createContext<Vestiging | undefined>(undefined);

/** The vestiging that every page of a school is about. */
export function useVestiging(): Vestiging {
  const vestiging = useContext(VestigingContext);
  if (!vestiging) throw new Error('useVestiging outside School');
  return vestiging;
}
