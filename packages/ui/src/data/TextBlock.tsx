import type { ReactNode } from 'react';

/** A text as it came, lines and all, such as a mail. `aside`: right of its label. */
export function TextBlock({ text, label, aside }: { text: string; label: string; aside?: ReactNode }) {
  return (
    <figure className="kp-text-block">
      <figcaption>
        <span>{label}</span>
        {aside}
      </figcaption>
      <pre>{text}</pre>
    </figure>
  );
}
