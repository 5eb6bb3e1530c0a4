import { Alert as AmsAlert } from '../design-system.ts';
import { useEffect, useRef, type MouseEvent } from 'react';

/** `name` of the field, and the words that also stand beside it. */
export type FieldError = { name: string; melding: string };

/** Nothing without errors. Takes focus each time the list changes: that is after pressing the button, not while typing. */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map((error) => `${error.name}:${error.melding}`).join('|');

  useEffect(() => {
    if (key !== '') box.current?.focus();
  }, [key]);

  if (errors.length === 0) return null;
  const heading =
    title ??
    (errors.length === 1
      ? 'Er is nog 1 ding te verbeteren'
      : `Er zijn nog ${errors.length} dingen te verbeteren`);

  return (
    // The role as well as the focus: some screen readers say nothing of a section that only receives focus.
    <div role="alert">
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
