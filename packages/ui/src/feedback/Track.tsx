import type { ReactNode } from 'react';
import { Icon } from '../icons/Icon.tsx';

export type TrackStep = {
  title: string;
  /** klaar: done; nu: somebody acts now; straks: later. */
  state: 'klaar' | 'nu' | 'straks';
  /** By whom, and when or after what. */
  who: ReactNode;
};

/** Where something is on its road: the steps with who does them. It only tells; nothing in it can be pressed. */
export function Track({ label, steps }: { label: string; steps: readonly TrackStep[] }) {
  return (
    <ol className="kp-track" aria-label={label}>
      {steps.map(({ title, state, who }, index) => (
        <li
          key={title}
          className="kp-track__step"
          data-state={state}
          {...(state === 'nu' && { 'aria-current': 'step' })}
        >
          <span className="kp-track__dot" aria-hidden="true">
            {state === 'klaar' ? <Icon name="check" /> : index + 1}
          </span>
          <span className="kp-track__title">
            {title}
            {state === 'klaar' && <span className="ams-visually-hidden"> (klaar)</span>}
          </span>
          <span className="kp-track__who">{who}</span>
        </li>
      ))}
    </ol>
  );
}
