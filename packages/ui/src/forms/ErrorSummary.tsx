import { Alert as AmsAlert } from '../design-system.ts';
import { useEffect, useRef, useState, type MouseEvent } from 'react';

/** `name` of the field, and the words that also stand beside it. */
export type FieldError = { name: string; melding: string };

type ErrorSummaryProps = { errors: readonly FieldError[]; title?: string | undefined };

/** Nothing without errors. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  return errors.length === 0 ? null : <Summary errors={errors} title={title} />;
}

/** Takes focus when it appears, which is after a press. Errors that are mended later leave the list in silence. */
function Summary({ errors, title }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const [announced] = useState(errors.length);

  useEffect(() => box.current?.focus(), []);

  const heading =
    title ??
    (errors.length === 1
      ? 'Er is nog 1 ding te verbeteren'
      : `Er zijn nog ${errors.length} dingen te verbeteren`);

  return (
    // The role as well as the focus: some screen readers say nothing of a section that only receives focus. Without the
    // role a shorter list is not read out while somebody is typing.
    <div role={errors.length < announced ? undefined : 'alert'}>
      <AmsAlert
        ref={box}
        tabIndex={-1}
        severity="error"
        heading={heading}
        headingLevel={2}
        className="kp-alert kp-alert--error"
      >
        <ul className="kp-error-links">
          {errors.map(({ name, melding }) => (
            <li key={name}>
              <a className="ams-link" href={`#${name}`} onClick={(event) => focusField(event, name)}>
                {melding}
              </a>
            </li>
          ))}
        </ul>
      </AmsAlert>
    </div>
  );
}

/** A fragment link scrolls to an input but does not put the cursor in it, and would land in the router's history. */
function focusField(event: MouseEvent, name: string): void {
  event.preventDefault();
  const field = document.getElementById(name);
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}
