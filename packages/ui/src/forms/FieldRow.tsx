import type { ReactNode } from 'react';

/** Short fields side by side, such as the filters above a table; under each other where there is no room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="kp-field-row">{children}</div>;
}
