import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import type { FieldError } from './ErrorSummary.tsx';
import { useFormErrors } from './useFormErrors.ts';

/** Sends one form: first it shows the missing fields, then the answer of the server. */
export function useSubmission() {
  const { errors, errorOf, show, markChanged } = useFormErrors();
  const [problem, setProblem] = useState<unknown>(undefined);
  const [isBusy, setBusy] = useState(false);

  async function send(missing: readonly FieldError[], run: () => Promise<void>): Promise<void> {
    show(missing);
    setProblem(undefined);
    if (missing.length > 0) return;
    setBusy(true);
    try {
      await run();
    } catch (error) {
      const velden = error instanceof ApiProblem ? Object.entries(error.velden) : [];
      show(velden.map(([name, melding]) => ({ name, melding })));
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  /** For `onChange` of the field with this name: what was wrong with it is wrong no longer, until the next press. */
  const change =
    <T>(name: string, set: (value: T) => void) =>
    (value: T) => {
      set(value);
      // It was about this field, and a form without errors would show it again.
      if (errorOf(name) !== undefined) setProblem(undefined);
      markChanged(name);
    };
  return { errors, errorOf, problem, isBusy, send, change };
}
