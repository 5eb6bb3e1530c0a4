import { PasswordInput, TextInput } from '../design-system.ts';
import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { FormField, type FieldProps } from './FormField.tsx';
import type { Rule } from './rule.ts';

export type PasswordFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  autoComplete?: 'current-password' | 'new-password' | undefined;
  rules?: readonly Rule[] | undefined;
};

export function PasswordField({
  value,
  onChange,
  autoComplete = 'current-password',
  rules,
  ...field
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const Input = isShown ? TextInput : PasswordInput;
  return (
    <FormField
      {...field}
      {...(rules && { rules })}
      trailing={
        <Button icon="eye" onClick={() => setShown(!isShown)}>
          {isShown ? 'Verberg' : 'Toon'}
          <span className="ams-visually-hidden"> {field.label.toLowerCase()}</span>
        </Button>
      }
    >
      {(control) => (
        <Input
          {...control}
          className="kp-input"
          value={value}
          autoComplete={autoComplete}
          onChange={(event) => onChange(event.target.value)}
          {...(isShown && { spellCheck: false, autoCapitalize: 'off' })}
        />
      )}
    </FormField>
  );
}
