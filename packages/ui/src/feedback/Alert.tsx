import { Alert as AmsAlert } from '../design-system.ts';
import type { ReactNode } from 'react';

export type AlertProps = {
  severity?: 'info' | 'success' | 'warning' | 'error' | undefined;
  title: string;
  headingLevel?: 2 | 3 | undefined;
  /** Read out when it appears; on by default for success and error, which follow something the user did. */
  announce?: boolean | undefined;
  children?: ReactNode;
};

export function Alert({
  severity = 'info',
  title,
  headingLevel = 2,
  announce = severity === 'success' || severity === 'error',
  children,
}: AlertProps) {
  return (
    <div role={announce ? (severity === 'error' ? 'alert' : 'status') : undefined}>
      <AmsAlert
        heading={title}
        headingLevel={headingLevel}
        className={`kp-alert kp-alert--${severity}`}
        {...(severity !== 'info' && { severity })}
      >
        {typeof children === 'string' ? <p>{children}</p> : children}
      </AmsAlert>
    </div>
  );
}
