import type { ReactNode } from 'react';

/** Says why a list is empty, and what would fill it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="kp-empty">
      <p className="kp-empty__title">{title}</p>
      {children && <p className="kp-secondary">{children}</p>}
      {action}
    </div>
  );
}
