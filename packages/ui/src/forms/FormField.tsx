import { ErrorMessage, Field, Label } from '../design-system.ts';
import { useId, type ReactNode } from 'react';
import { RuleList } from './RuleList.tsx';
import type { Rule } from './rule.ts';

/** The props of every field. `onChange` gives the value, not the event. */
export type FieldProps = {
  label: string;
  /** Also the id to which ErrorSummary links. */
  name: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
  disabled?: boolean | undefined;
};

export type ControlProps = {
  id: string;
  name: string;
  'aria-describedby'?: string;
  invalid: boolean;
  disabled: boolean;
};

type FormFieldProps = FieldProps & {
  rules?: readonly Rule[] | undefined;
  trailing?: ReactNode;
  children: (control: ControlProps) => ReactNode;
};

/** Puts label, hint, error, control and rules in one order for every kind of field. */
export function FormField({
  label,
  name,
  hint,
  error,
  optional = false,
  disabled = false,
  rules,
  trailing,
  children,
}: FormFieldProps) {
  const base = useId();
  const ids = {
    hint: hint ? `${base}-hint` : undefined,
    error: error ? `${base}-fout` : undefined,
    rules: rules?.length ? `${base}-eisen` : undefined,
  };
  const describedBy = [ids.hint, ids.error, ids.rules].filter(Boolean).join(' ');
  return (
    <Field invalid={Boolean(error)} className="kp-field">
      <Label htmlFor={name} optional={optional}>
        {label}
      </Label>
      {hint && (
        <p id={ids.hint} className="kp-hint">
          {hint}
        </p>
      )}
      {error && <ErrorMessage id={ids.error}>{error}</ErrorMessage>}
      <div className="kp-control">
        {children({
          id: name,
          name,
          invalid: Boolean(error),
          disabled,
          ...(describedBy && { 'aria-describedby': describedBy }),
        })}
        {trailing && <div className="kp-control__trailing">{trailing}</div>}
      </div>
      {rules && ids.rules && <RuleList id={ids.rules} rules={rules} />}
    </Field>
  );
}
