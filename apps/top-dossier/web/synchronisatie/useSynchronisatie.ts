import { dataOf, useMutation, useQuery, useQueryClient } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { isRunning, type Synchronisatie } from './synchronisatie.ts';

// A bar that moves less often looks stuck, and a run of one school ends within a few seconds.
const PROGRESS_MS = 500;

export type RunningSynchronisatie = {
  isRunning: boolean;
  synchronisatie: Synchronisatie | undefined;
  error: unknown;
};

/** Follows one run until it ends: the one that the server reports, else the one started here. */
export function useRunningSynchronisatie(
  runningId: string | null | undefined,
  startedId: string | undefined,
): RunningSynchronisatie {
  const refresh = useRefresh();
  const id = runningId ?? startedId;
  const { data, error, isError } = useQuery({
    queryKey: ['synchronisaties', id],
    queryFn: async () => {
      const run = await dataOf(api.GET('/api/synchronisaties/{id}', { params: { path: { id: id ?? '' } } }));
      // The other data is refreshed before the page shows the end, so that no button flashes by.
      if (!isRunning(run)) await refresh();
      return run;
    },
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && !isRunning(state.data) ? false : PROGRESS_MS),
    // The bar must be right when a user returns to this tab.
    refetchIntervalInBackground: true,
  });
  return {
    isRunning: id !== undefined && (data ? isRunning(data) : !isError),
    synchronisatie: data,
    error,
  };
}

export function useUpdate(koppelingId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (options: { toestaanVertrek?: boolean; opnieuw?: boolean }) =>
      dataOf(
        api.POST('/api/koppelingen/{id}/synchronisaties', {
          params: { path: { id: koppelingId } },
          body: options,
        }),
      ),
    onSettled: refresh,
  });
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['verzoeken'] }),
      client.invalidateQueries({ queryKey: ['koppelingen'] }),
    ]);
  };
}
