import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/api-problem.ts';

/** A 4xx is an answer and will not change by asking again; a broken line or a 5xx may, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          !(error instanceof ApiProblem && error.status >= 400 && error.status < 500) && failures < 2,
        // Long enough that a walk through three screens asks once; short enough that a status is never stale for long.
        staleTime: 10_000,
        // A browser may think it is offline on a school's own network; and offline must be said, not waited for.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
