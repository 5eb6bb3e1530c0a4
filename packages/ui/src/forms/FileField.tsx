import { FileInput } from '../design-system.ts';
import { ProgressBar } from '../feedback/ProgressBar.tsx';
import { FormField, type FieldProps } from './FormField.tsx';

export type FileFieldProps = FieldProps & {
  /** '.xml,.zip'. */
  accept?: string | undefined;
  onSelect: (file: File | undefined) => void;
  /** 0…1 during the upload (see uploadFile), null while the server handles the file, otherwise left out. */
  progress?: number | null | undefined;
  progressLabel?: string | undefined;
};

export function FileField({
  accept,
  onSelect,
  progress,
  progressLabel = 'Bestand versturen',
  ...field
}: FileFieldProps) {
  return (
    <div className="kp-stack kp-stack--small">
      <FormField {...field} disabled={field.disabled || progress !== undefined}>
        {({ invalid, ...control }) => (
          <FileInput
            {...control}
            className="kp-input"
            accept={accept}
            aria-invalid={invalid || undefined}
            onChange={(event) => onSelect(event.target.files?.[0])}
          />
        )}
      </FormField>
      {progress !== undefined && (
        <ProgressBar
          label={progressLabel}
          {...(progress !== null && {
            value: Math.round(progress * 100),
            max: 100,
            text: `${Math.round(progress * 100)} %`,
          })}
        />
      )}
    </div>
  );
}
