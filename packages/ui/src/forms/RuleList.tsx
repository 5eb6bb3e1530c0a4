import { useEffect, useRef, useState } from 'react';
import { Icon } from '../icons/Icon.tsx';
import { describeRules, type Rule, type RuleState } from './rule.ts';

const icons = { goed: 'check', open: 'circle', fout: 'cross' } as const satisfies Record<RuleState, string>;
const words = { goed: 'goed', open: 'nog niet', fout: 'niet goed' } as const satisfies Record<
  RuleState,
  string
>;

// Shorter interrupts the screen reader while it echoes keys; longer comes when the user has moved on.
const PAUSE_MS = 700;

export function RuleList({ id, rules }: { id: string; rules: readonly Rule[] }) {
  const summary = describeRules(rules);
  const first = useRef(summary);
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    if (summary === first.current) return;
    first.current = '';
    const timer = setTimeout(() => setSpoken(summary), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [summary]);

  return (
    <>
      <ul className="kp-rules" id={id}>
        {rules.map((rule) => (
          <li key={rule.id} className="kp-rule" data-state={rule.state}>
            <Icon name={icons[rule.state]} />
            <span>
              {rule.label}
              <span className="ams-visually-hidden">: {words[rule.state]}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="ams-visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}
