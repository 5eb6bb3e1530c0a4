import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import type { FieldError } from './ErrorSummary.tsx';

/** One form that sends one thing: what is missing first, then what the server says of it. */
export function useSubmission() {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState<unknown>(undefined);
  const [isBusy, setBusy] = useState(false);

  async function send(missing: readonly FieldError[], run: () => Promise<void>): Promise<void> {
    setErrors(missing);
    setProblem(undefined);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      await run();
    } catch (error) {
      const velden = error instanceof ApiProblem ? Object.entries(error.velden) : [];
      setErrors(velden.map(([name, melding]) => ({ name, melding })));
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  const errorOf = (name: string) => errors.find((error) => error.name === name)?.melding;
  return { errors, errorOf, problem, isBusy, send };
}
