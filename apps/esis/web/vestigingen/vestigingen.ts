import { createContext, useContext } from 'react';
import { dataOf, useQuery, useSearch, type UseQueryResult } from '@koppelpunt/ui';
import { useIk, worksAtSchool } from '../aanmelden/useIk.ts';
import { api, type Answer } from '../api.ts';
import { findVestiging, parseVestigingSearch } from './vestiging-search.ts';

type Vestigingen = Answer<'/api/vestigingen'>;
export type Vestiging = Vestigingen['vestigingen'][number];

/** Fetched only for a user who works at a school: the server refuses others. */
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

/** The chosen school; only for pages inside VestigingProvider. */
export function useVestiging(): Vestiging {
  const vestiging = useContext(VestigingContext);
  if (!vestiging) throw new Error('useVestiging outside School');
  return vestiging;
}
