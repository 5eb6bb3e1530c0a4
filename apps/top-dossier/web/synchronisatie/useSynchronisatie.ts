import { dataOf, useMutation, useQuery, useQueryClient } from '@koppelpunt/ui';
import { api } from '../api.ts';
import { isRunning, type Synchronisatie } from './synchronisatie.ts';

// Half a second: a bar that moves less often looks stuck, and a run of one school is over in a few seconds.
const PROGRESS_MS = 500;

export type RunningSynchronisatie = {
  isRunning: boolean;
  synchronisatie: Synchronisatie | undefined;
  error: unknown;
};

/** Follows one run until it ends: the one that the server says is going on, else the one started here. */
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
      // The page learns the end only after its other answers are fresh: no button flashes by in between.
      if (!isRunning(run)) await refresh();
      return run;
    },
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data && !isRunning(state.data) ? false : PROGRESS_MS),
    // Somebody walks away from a long run; the bar must be right the moment they look again.
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
    mutationFn: (toestaanVertrek: boolean) =>
      dataOf(
        api.POST('/api/koppelingen/{id}/synchronisaties', {
          params: { path: { id: koppelingId } },
          body: { toestaanVertrek },
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
