import type { ReactNode } from 'react';

/** Puts equal space between its children: `small` for lines that belong together, `large` between cards. */
export function Stack({
  gap = 'medium',
  children,
}: {
  gap?: 'small' | 'medium' | 'large';
  children: ReactNode;
}) {
  return <div className={`kp-stack kp-stack--${gap}`}>{children}</div>;
}
