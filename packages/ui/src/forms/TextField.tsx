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
  if (grows) return <GrowingField {...{ value, onChange, rules, trailing, required, readOnly }} {...field} />;
  return (
    <FormField {...field} {...(rules && { rules })} trailing={trailing}>
      {(control) => (
        <TextInput
          {...control}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          autoComplete={autoComplete ?? 'off'}
          inputMode={inputMode}
          placeholder={placeholder}
          readOnly={readOnly}
          aria-required={required || undefined}
          className={code ? 'kp-input kp-input--code' : 'kp-input'}
          {...(code && { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' })}
        />
      )}
    </FormField>
  );
}

function GrowingField({
  value,
  onChange,
  rules,
  trailing,
  required,
  readOnly,
  ...field
}: Omit<TextFieldProps, 'code' | 'grows' | 'type'>) {
  return (
    <FormField {...field} {...(rules && { rules })} trailing={trailing}>
      {(control) => (
        <TextArea
          {...control}
          rows={1}
          value={value}
          // As an input of one line does with what is pasted.
          onChange={(event) => onChange(event.target.value.replace(/[\r\n]/g, ''))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          autoComplete="off"
          readOnly={readOnly}
          aria-required={required || undefined}
          className="kp-input kp-input--code kp-input--grows"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
        />
      )}
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
