import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import type { FieldError } from './ErrorSummary.tsx';

/** Sends one form: first it shows the missing fields, then the answer of the server. */
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
