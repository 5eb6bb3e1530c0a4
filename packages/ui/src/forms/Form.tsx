import { useState, type FormEvent, type ReactNode } from 'react';
import { ErrorSummary, type FieldError } from './ErrorSummary.tsx';

export type FormProps = {
  onSubmit: () => void | Promise<void>;
  /** Shown together on top, each linking to its field. */
  errors?: readonly FieldError[] | undefined;
  children: ReactNode;
};

/** Our own checking speaks Dutch and says what to do, so the browser's bubbles are off. */
export function Form({ onSubmit, errors = [], children }: FormProps) {
  const [attempt, setAttempt] = useState(0);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Enter in a field, while the button says it is busy with the previous time.
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
