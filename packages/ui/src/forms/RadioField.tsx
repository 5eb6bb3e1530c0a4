import { useId } from 'react';

export type RadioFieldProps<Value extends string> = {
  label: string;
  name: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; hint?: string }[];
};

/** One of a few answers, each with a line that says what follows from it. */
export function RadioField<Value extends string>({
  label,
  name,
  value,
  onChange,
  options,
}: RadioFieldProps<Value>) {
  const base = useId();
  return (
    <fieldset className="kp-radios">
      <legend className="kp-radios__legend">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="kp-radio" data-checked={option.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            aria-labelledby={`${base}-${option.value}`}
            {...(option.hint && { 'aria-describedby': `${base}-${option.value}-hint` })}
          />
          <span>
            <span id={`${base}-${option.value}`} className="kp-radio__label">
              {option.label}
            </span>
            {option.hint && (
              <span id={`${base}-${option.value}-hint`} className="kp-radio__hint">
                {option.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
