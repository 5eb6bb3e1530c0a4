import type { ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { Alert } from './Alert.tsx';

/** Shows anything thrown as a sentence. Only the melding of an ApiProblem is shown: other messages are for developers. */
export function ProblemAlert({
  error,
  title = 'Dit lukte niet',
  children,
}: {
  error: unknown;
  title?: string;
  children?: ReactNode;
}) {
  if (!error) return null;
  const melding =
    error instanceof ApiProblem ? error.melding : 'Er ging iets mis in dit scherm. Laad de pagina opnieuw.';
  return (
    <Alert severity="error" title={title}>
      <p>{melding}</p>
      {children}
    </Alert>
  );
}
