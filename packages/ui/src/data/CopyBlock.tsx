import { CopyButton } from '../actions/CopyButton.tsx';

/** A text to take along as it stands, such as a mail or a code, with its copy button. */
export function CopyBlock({
  text,
  label,
  copyLabel = 'Kopieer',
}: {
  text: string;
  label: string;
  copyLabel?: string;
}) {
  return (
    <figure className="kp-copy-block">
      <figcaption>
        <span>{label}</span>
        <CopyButton text={text} label={copyLabel} />
      </figcaption>
      <pre>{text}</pre>
    </figure>
  );
}
