import { DateInput } from '../design-system.ts';
import { FormField, type FieldProps } from './FormField.tsx';

export type DateFieldProps = FieldProps & {
  /** '2026-11-23', or '' when nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
};

export function DateField({ value, onChange, min, max, ...field }: DateFieldProps) {
  return (
    <FormField {...field}>
      {(control) => (
        <DateInput
          {...control}
          className="kp-input kp-input--date"
          value={value}
          min={min}
          max={max}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FormField>
  );
}
