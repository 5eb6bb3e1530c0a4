import { CopyButton } from '../actions/CopyButton.tsx';
import { TextBlock } from './TextBlock.tsx';

/** A text to take along as it stands, such as a mail or a code, with its copy button. */
export function CopyBlock({
  text,
  label,
  copyLabel = 'Kopieer',
}: {
  text: string;
  label: string;
  copyLabel?: string | undefined;
}) {
  return <TextBlock text={text} label={label} aside={<CopyButton text={text} label={copyLabel} />} />;
}
