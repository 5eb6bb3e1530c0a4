import { useEffect } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { Alert } from './Alert.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';

/** Often enough for a person who waits, and seldom enough for a server that is just starting. */
const RETRY_MS = 15_000;

export type QueryProblemProps = { error: unknown; isFetching: boolean; refetch: () => Promise<unknown> };

/** Three different things: nobody may show this to you, it is not there, or something failed and is tried again. */
export function QueryProblem({ error, isFetching, refetch }: QueryProblemProps) {
  const status = error instanceof ApiProblem ? error.status : undefined;
  if (status === 403) return <NotAllowedAlert error={error as ApiProblem} />;
  if (status === 404) return <NotFoundAlert error={error as ApiProblem} />;
  const passes = status === 0 || (status !== undefined && status >= 500);
  return (
    <ProblemAlert error={error} title="Ophalen lukte niet">
      {passes && <AutomaticRetry refetch={refetch} />}
      <ButtonRow>
        <Button busy={isFetching} onClick={() => void refetch()}>
          Opnieuw proberen
        </Button>
      </ButtonRow>
    </ProblemAlert>
  );
}

/** Nothing is broken, so neither red nor a button to try again. */
function NotAllowedAlert({ error }: { error: ApiProblem }) {
  return (
    <Alert title="Dit mag u niet zien" announce>
      <p>Er is niets stuk. {error.melding}</p>
    </Alert>
  );
}

function NotFoundAlert({ error }: { error: ApiProblem }) {
  return (
    <Alert title="Dit is hier niet" announce>
      <p>{error.melding}</p>
    </Alert>
  );
}

/** Asks again when the network is back, and every 15 seconds. The sentence stands where the code is. */
function AutomaticRetry({ refetch }: { refetch: () => Promise<unknown> }) {
  useEffect(() => {
    const retry = () => void refetch();
    const timer = setInterval(retry, RETRY_MS);
    globalThis.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener('online', retry);
    };
  }, [refetch]);
  return <p>We proberen het vanzelf opnieuw. Er gaat niets verloren.</p>;
}
