import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton } from './Loading.tsx';
import { QueryProblem } from './QueryProblem.tsx';

export type QueryViewProps<Data> = {
  query: Pick<UseQueryResult<Data>, 'isError' | 'error' | 'isFetching' | 'isPending' | 'data'> & {
    refetch: () => Promise<unknown>;
  };
  pending?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** Shows the skeleton, the answer, or what is wrong. When a refresh fails, earlier data stays. */
export function QueryView<Data>({ query, pending = <Skeleton />, children }: QueryViewProps<Data>) {
  return (
    <>
      {query.isError && (
        <QueryProblem error={query.error} isFetching={query.isFetching} refetch={query.refetch} />
      )}
      {query.isPending ? pending : query.data !== undefined && children(query.data)}
    </>
  );
}
