import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Skeleton } from './Loading.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';

export type QueryViewProps<Data> = {
  query: Pick<UseQueryResult<Data>, 'isError' | 'error' | 'isFetching' | 'isPending' | 'data'> & {
    refetch(): Promise<unknown>;
  };
  pending?: ReactNode;
  children: (data: Data) => ReactNode;
};

/** Shows the skeleton, the answer, or the problem with a button to retry. When a refresh fails, earlier data stays. */
export function QueryView<Data>({ query, pending = <Skeleton />, children }: QueryViewProps<Data>) {
  return (
    <>
      {query.isError && (
        <ProblemAlert error={query.error} title="Ophalen lukte niet">
          <ButtonRow>
            <Button busy={query.isFetching} onClick={() => void query.refetch()}>
              Opnieuw proberen
            </Button>
          </ButtonRow>
        </ProblemAlert>
      )}
      {query.isPending ? pending : query.data !== undefined && children(query.data)}
    </>
  );
}
