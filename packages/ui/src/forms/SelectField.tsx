import { Select } from '../design-system.ts';
import { FormField, type FieldProps } from './FormField.tsx';

export type SelectFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
};

export function SelectField({ value, onChange, options, ...field }: SelectFieldProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <Select
          {...control}
          className="kp-input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <Select.Option key={option.value} value={option.value}>
              {option.label}
            </Select.Option>
          ))}
        </Select>
      )}
    </FormField>
  );
}
