export type HeaderSelectProps = {
  /** Not shown: 'Kies een vestiging'. */
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
};

/** For `organisatie` of AppShell, when the user works for more than one. */
export function HeaderSelect({ label, value, options, onChange }: HeaderSelectProps) {
  return (
    <select
      className="kp-header-select"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
