import { Checkbox as AmsCheckbox, ErrorMessage, Field } from '../design-system.ts';
import { useId, type ReactNode } from 'react';

export type CheckboxProps = {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  disabled?: boolean | undefined;
};

export function Checkbox({
  name,
  checked,
  onChange,
  children,
  hint,
  error,
  disabled = false,
}: CheckboxProps) {
  const base = useId();
  const describedBy = [hint && `${base}-hint`, error && `${base}-fout`].filter(Boolean).join(' ');
  return (
    <Field invalid={Boolean(error)} className="kp-field">
      {hint && (
        <p id={`${base}-hint`} className="kp-hint">
          {hint}
        </p>
      )}
      {error && <ErrorMessage id={`${base}-fout`}>{error}</ErrorMessage>}
      <AmsCheckbox
        id={name}
        name={name}
        checked={checked}
        disabled={disabled}
        invalid={Boolean(error)}
        onChange={(event) => onChange(event.target.checked)}
        {...(describedBy && { 'aria-describedby': describedBy })}
      >
        {children}
      </AmsCheckbox>
    </Field>
  );
}
