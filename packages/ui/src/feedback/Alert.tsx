import { useEffect, useRef, type ReactNode } from 'react';
import { Alert as AmsAlert } from '../design-system.ts';

export type AlertProps = {
  /** pause: somebody stopped the exchange on purpose; blue-grey, because nothing is wrong. */
  severity?: 'info' | 'success' | 'warning' | 'error' | 'pause' | undefined;
  title: string;
  headingLevel?: 2 | 3 | undefined;
  /** A screen reader reads it when it appears. Default for success and error, which follow an act of the user. */
  announce?: boolean | undefined;
  /** It takes the focus when it appears, instead of being announced. Use it when the focused element is gone. */
  takesFocus?: boolean | undefined;
  children?: ReactNode;
};

export function Alert({
  severity = 'info',
  title,
  headingLevel = 2,
  takesFocus = false,
  announce = severity === 'success' || severity === 'error',
  children,
}: AlertProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);

  return (
    <div role={announce && !takesFocus ? (severity === 'error' ? 'alert' : 'status') : undefined}>
      <AmsAlert
        ref={box}
        heading={title}
        headingLevel={headingLevel}
        className={`kp-alert kp-alert--${severity}`}
        {...(takesFocus && { tabIndex: -1 })}
        {...(severity !== 'info' && severity !== 'pause' && { severity })}
      >
        {typeof children === 'string' ? <p>{children}</p> : children}
      </AmsAlert>
    </div>
  );
}
