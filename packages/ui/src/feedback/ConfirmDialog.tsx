import { Dialog } from '../design-system.ts';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Button, type ButtonVariant } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';

export type ConfirmDialogProps = {
  isOpen: boolean;
  /** Escape, Annuleren and the cross. */
  onClose: () => void;
  onConfirm: () => void;
  /** The act as a question: 'Koppeling pauzeren?' */
  title: string;
  /** The act itself, never 'OK' or 'Ja': 'Koppeling pauzeren'. */
  confirmLabel: string;
  cancelLabel?: string | undefined;
  /** pause can be undone (blue-grey); danger cannot (red). They must not look alike (P7). */
  variant?: 'default' | 'pause' | 'danger' | undefined;
  busy?: boolean | undefined;
  error?: unknown;
  children: ReactNode;
};

const buttonVariants = { default: 'filled', pause: 'pause', danger: 'danger' } as const satisfies Record<
  string,
  ButtonVariant
>;

export function ConfirmDialog({
  isOpen,
  onClose,
  onConfirm,
  title,
  confirmLabel,
  cancelLabel = 'Annuleren',
  variant = 'default',
  busy = false,
  error,
  children,
}: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const cancelId = useId();

  useEffect(() => {
    if (!isOpen) {
      dialog.current?.close();
      return;
    }
    if (!dialog.current?.open) dialog.current?.showModal();
    // Not on the confirming button: a second Enter on the button that opened the dialog must not confirm.
    document.getElementById(cancelId)?.focus();
  }, [isOpen, cancelId]);

  return (
    <Dialog
      ref={dialog}
      heading={title}
      aria-label={title}
      className={`kp-dialog kp-dialog--${variant}`}
      onClose={() => isOpen && onClose()}
      footer={
        <ButtonRow>
          <Button
            variant={buttonVariants[variant]}
            {...(variant === 'pause' && { icon: 'pause' })}
            busy={busy}
            onClick={onConfirm}
          >
            {confirmLabel}
          </Button>
          <Button id={cancelId} variant="plain" onClick={onClose}>
            {cancelLabel}
          </Button>
        </ButtonRow>
      }
    >
      {/* Rendered only while open, so that nobody reads or finds the text of a closed dialog. */}
      {isOpen && (
        <div className="kp-stack">
          {typeof children === 'string' ? <p>{children}</p> : children}
          <ProblemAlert error={error} />
        </div>
      )}
    </Dialog>
  );
}
