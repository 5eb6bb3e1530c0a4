/* oxlint-disable jsx-a11y/prefer-tag-over-role -- <progress> cannot be given one look in all browsers */
import { useId } from 'react';

export type ProgressBarProps = {
  /** Names the work: 'Leerlingen ophalen'. */
  label: string;
  /** Leave it out when the progress is unknown. */
  value?: number | undefined;
  max?: number | undefined;
  /** Default: made of value and max, '137 van 221'. */
  text?: string | undefined;
};

export function ProgressBar({ label, value, max = 100, text }: ProgressBarProps) {
  const id = useId();
  const isKnown = value !== undefined;
  const spoken = text ?? (isKnown ? `${value} van ${max}` : 'bezig');
  return (
    <div className="kp-progress">
      <p className="kp-progress__text">
        <span id={id}>{label}</span>
        {(isKnown || text) && <span>: {spoken}</span>}
      </p>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuetext={spoken}
        className="kp-progress__track"
        {...(isKnown && { 'aria-valuenow': value, 'aria-valuemin': 0, 'aria-valuemax': max })}
      >
        {/* React sets the width through the CSSOM, which `style-src 'self'` allows. */}
        <div
          className="kp-progress__bar"
          data-known={isKnown}
          style={isKnown ? { inlineSize: `${percentage(value, max)}%` } : undefined}
        />
      </div>
    </div>
  );
}

const percentage = (value: number, max: number): number =>
  max <= 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100));
