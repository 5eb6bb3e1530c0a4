import { createContext, useContext } from 'react';
import { dataOf, useQuery, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

type Vestigingen = Answer<'/api/vestigingen'>;
export type Vestiging = Vestigingen['vestigingen'][number];

export function useVestigingen(): UseQueryResult<Vestigingen> {
  return useQuery({ queryKey: ['vestigingen'], queryFn: () => dataOf(api.GET('/api/vestigingen')) });
}

export const VestigingContext = createContext<Vestiging | undefined>(undefined);

/** The vestiging that every page below the shell is about. */
export function useVestiging(): Vestiging {
  const vestiging = useContext(VestigingContext);
  if (!vestiging) throw new Error('useVestiging outside the shell');
  return vestiging;
}
