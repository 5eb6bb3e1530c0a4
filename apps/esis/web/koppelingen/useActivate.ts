import { dataOf, useMutation, useNavigate, type UseMutationResult } from '@koppelpunt/ui';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { KoppelingInvoer } from './koppeling-form.ts';
import { KOPPELINGEN_PATH, type Aanbod, type Koppeling } from './koppelingen.ts';
import { useRefreshKoppelingen } from './useKoppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';

/** Activates the koppeling, keeps the code for the next step, and opens the list, where the koppeling stands now. */
export function useActivate(
  aanbod: Aanbod,
  onActivated: () => void,
): UseMutationResult<Koppeling, Error, KoppelingInvoer> {
  const { brin6 } = useVestiging();
  const navigate = useNavigate();
  const refresh = useRefreshKoppelingen();
  const { keepCode } = useRecentCode();
  return useMutation<Koppeling, Error, KoppelingInvoer>({
    mutationFn: (invoer) =>
      dataOf(
        api.POST('/api/vestigingen/{brin6}/koppelingen', {
          params: { path: { brin6 } },
          body: {
            ...invoer,
            naam: invoer.naam.trim(),
            aanbodId: aanbod.id,
            voorwaardenVersie: aanbod.voorwaarden.versie,
          },
        }),
      ),
    onSuccess: async (koppeling, { verificatiecode }) => {
      onActivated();
      keepCode({
        koppelingId: koppeling.id,
        verificatiecode: trimVerificatiecode(verificatiecode).code,
      });
      await navigate({ to: KOPPELINGEN_PATH });
      // Refreshed after leaving: otherwise this page would show "already activated" for a moment.
      await refresh();
    },
  });
}
