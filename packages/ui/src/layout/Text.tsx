import { Heading } from '../design-system.ts';
import type { ReactNode } from 'react';

/** A heading inside a card. */
export function SubHeading({ level = 3, children }: { level?: 2 | 3 | 4; children: ReactNode }) {
  return (
    <Heading level={level} size={level === 4 ? 'level-4' : 'level-3'}>
      {children}
    </Heading>
  );
}

/** Supporting text, which a reader may skip. */
export function Muted({ children }: { children: ReactNode }) {
  return <p className="kp-secondary kp-paragraph">{children}</p>;
}
