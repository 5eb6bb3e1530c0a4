import { useState } from 'react';
import type { FieldError } from './ErrorSummary.tsx';

export type FormErrors = {
  /** The errors of the last press, without those of fields that changed since. */
  errors: readonly FieldError[];
  /** The last press found something wrong in a field, whether or not it was changed since. */
  hasFound: boolean;
  /** The sentence beside a field. */
  errorOf: (name: string) => string | undefined;
  /** Replaces the list: on every press, and when the server answers. */
  show: (errors: readonly FieldError[]) => void;
  /** Takes a field off the list until the next press. */
  markChanged: (name: string) => void;
};

/** The errors of one form: the same list beside the fields and in the summary. */
export function useFormErrors(): FormErrors {
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  return {
    errors,
    hasFound: found.length > 0,
    errorOf: (name) => errors.find((error) => error.name === name)?.melding,
    show: (list) => {
      setFound(list);
      setErrors(list);
    },
    markChanged: (name) => setErrors((before) => before.filter((error) => error.name !== name)),
  };
}
