import type { ReactNode } from 'react';

/** Buttons side by side, wrapping; the filled one first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="kp-button-row">{children}</div>;
}
