import type { FieldError } from '@koppelpunt/ui';
import { useState } from 'react';

export type FormErrors = {
  /** For the summary: stays as it was at the last press, so that it does not jump while somebody is typing. */
  errors: readonly FieldError[];
  /** Key of the summary: a new one for every press takes focus also when the same errors come back. */
  attempt: number;
  /** Beside the field, until the person changes it. */
  errorOf: (name: string) => string | undefined;
  show: (errors: readonly FieldError[]) => void;
  markChanged: (name: string) => void;
};

export function useFormErrors(): FormErrors {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  return {
    errors,
    attempt,
    errorOf: (name) => (changed.has(name) ? undefined : errors.find((error) => error.name === name)?.melding),
    show: (found) => {
      setErrors(found);
      setChanged(new Set());
      setAttempt((before) => before + 1);
    },
    markChanged: (name) => setChanged((before) => new Set(before).add(name)),
  };
}
