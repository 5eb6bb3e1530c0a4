import { ApiProblem, dataOf, useMutation, type UseMutationResult } from '@koppelpunt/ui';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api, type Answer } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { AkkoordInvoer } from './koppeling-form.ts';
import { useRecentCode } from './RecentCode.tsx';
import type { Uitkomst } from './uitkomst.ts';
import { useRefreshKoppelingen } from './useKoppelingen.ts';

type ZetCode = Answer<'/api/vestigingen/{brin6}/koppelingen/{id}/verificatiecode', 'put'>;

/** A code, and with a new one the acceptance of the terms. */
export type EnteredCode = {
  verificatiecode: string;
  nieuw?: AkkoordInvoer & { voorwaardenVersie: string };
};

export function useEnterCode(
  koppelingId: string,
  onEntered: (uitkomst: Uitkomst['kind']) => void,
): UseMutationResult<ZetCode, Error, EnteredCode> {
  const { brin6 } = useVestiging();
  const refresh = useRefreshKoppelingen();
  const { keepCode } = useRecentCode();
  return useMutation<ZetCode, Error, EnteredCode>({
    mutationFn: ({ verificatiecode, nieuw }) =>
      dataOf(
        api.PUT('/api/vestigingen/{brin6}/koppelingen/{id}/verificatiecode', {
          params: { path: { brin6, id: koppelingId } },
          body: { verificatiecode: trimVerificatiecode(verificatiecode).code, ...(nieuw && { nieuw }) },
        }),
      ),
    onSuccess: async ({ uitkomst }, { verificatiecode }) => {
      keepCode({ koppelingId, verificatiecode: trimVerificatiecode(verificatiecode).code });
      await refresh();
      onEntered(uitkomst);
    },
  });
}

/** The server asks whether this is a slip of the finger or a new code. */
export const isOtherCode = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'CODE_ANDERS';
