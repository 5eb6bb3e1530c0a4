import { TextArea, TextInput } from '../design-system.ts';
import type { HTMLAttributes, ReactNode } from 'react';
import { FormField, type FieldProps } from './FormField.tsx';
import type { Rule } from './rule.ts';

export type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
  type?: 'text' | 'email' | 'tel' | 'url' | undefined;
  /** Shown under the field; each is judged again while the user types. */
  rules?: readonly Rule[] | undefined;
  /** Buttons beside the field: Genereer, CopyButton. */
  trailing?: ReactNode;
  autoComplete?: string | undefined;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'] | undefined;
  placeholder?: string | undefined;
  /** The value is a code: no spell check, no capitals, figures of equal width. */
  code?: boolean | undefined;
  /** A long code: the field grows with it, and Enter still sends the form. */
  grows?: boolean | undefined;
  required?: boolean | undefined;
  readOnly?: boolean | undefined;
};

export function TextField({
  value,
  onChange,
  onBlur,
  type = 'text',
  rules,
  trailing,
  autoComplete,
  inputMode,
  placeholder,
  code = false,
  grows = false,
  required = false,
  readOnly = false,
  ...field
}: TextFieldProps) {
  const isCode = code || grows;
  const shared = {
    value,
    onBlur,
    autoComplete: autoComplete ?? 'off',
    inputMode,
    placeholder,
    readOnly,
    'aria-required': required || undefined,
    className: ['kp-input', isCode && 'kp-input--code', grows && 'kp-input--grows'].filter(Boolean).join(' '),
    ...(isCode && { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' }),
  };
  return (
    <FormField {...field} {...(rules && { rules })} trailing={trailing}>
      {(control) =>
        grows ? (
          <TextArea
            {...control}
            {...shared}
            rows={1}
            // As an input of one line does with what is pasted.
            onChange={(event) => onChange(event.target.value.replace(/[\r\n]/g, ''))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
          />
        ) : (
          <TextInput
            {...control}
            {...shared}
            type={type}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </FormField>
  );
}

export type TextAreaFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  rows?: number | undefined;
  readOnly?: boolean | undefined;
};

export function TextAreaField({ value, onChange, rows = 6, readOnly = false, ...field }: TextAreaFieldProps) {
  return (
    <FormField {...field}>
      {({ 'aria-describedby': describedBy, ...control }) => (
        <TextArea
          {...control}
          {...(describedBy && { 'aria-describedby': describedBy })}
          className="kp-input"
          rows={rows}
          value={value}
          readOnly={readOnly}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
