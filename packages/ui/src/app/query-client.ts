import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.ts';

/** A 4xx is not retried, since the answer would be the same; a network error or a 5xx is retried twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          !(error instanceof ApiProblem && error.status >= 400 && error.status < 500) && failures < 2,
        // Longer would show an old status; shorter would ask again on every screen.
        staleTime: 10_000,
        // A browser may think that it is offline on a school's network, and an offline user must read so at once.
        networkMode: 'always',
        // With that mode it would not ask again by itself once the network is back.
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
