import { useState, type FormEvent, type ReactNode } from 'react';
import { ErrorSummary, type FieldError } from './ErrorSummary.tsx';

export type FormProps = {
  onSubmit: () => void | Promise<void>;
  /** The summary on top shows them; each links to its field. */
  errors?: readonly FieldError[] | undefined;
  children: ReactNode;
};

/** The browser's own messages are off: ours are Dutch and say what to do. */
export function Form({ onSubmit, errors = [], children }: FormProps) {
  const [attempt, setAttempt] = useState(0);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in a field, while the previous press is still being handled.
    if (event.currentTarget.querySelector('button[aria-busy=true]')) return;
    setAttempt(attempt + 1);
    void onSubmit();
  };
  return (
    <form noValidate className="kp-stack kp-form" onSubmit={submit}>
      {/* A new one for every press: it takes focus also when the same errors come back. */}
      <ErrorSummary key={attempt} errors={errors} />
      {children}
    </form>
  );
}
