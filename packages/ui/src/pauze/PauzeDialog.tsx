import { useState, type ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { DateField } from '../forms/DateField.tsx';
import { FieldRow } from '../forms/FieldRow.tsx';
import { TextField } from '../forms/TextField.tsx';
import { findVandaag } from '../format/format.ts';

/** A day that is null was left empty: from now on, and until somebody resumes. */
export type PauzeInvoer = {
  reden: string;
  vanaf: string | null;
  totEnMet: string | null;
  alleScholen: boolean;
};

export type PauzeDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  onConfirm: (invoer: PauzeInvoer) => void;
  busy: boolean;
  error: unknown;
  /** Who reads the reason. */
  redenHint: string;
  /** The label of the tick that pauses more schools at once; without it there is none. */
  alleScholenLabel?: string | undefined;
  /** What a pause does and does not do. */
  children: ReactNode;
};

const LEEG = { reden: '', vanaf: '', totEnMet: '', alleScholen: false };

/** Asks why and until when. Both sides of a koppeling pause with the same words. */
export function PauzeDialog({
  isOpen,
  onClose,
  onConfirm,
  busy,
  error,
  redenHint,
  alleScholenLabel,
  children,
}: PauzeDialogProps) {
  const [invoer, setInvoer] = useState(LEEG);
  const [redenFout, setRedenFout] = useState<string>();
  const change = (key: keyof typeof LEEG) => (value: string | boolean) =>
    setInvoer({ ...invoer, [key]: value });
  const velden = error instanceof ApiProblem ? error.velden : {};
  const confirm = () => {
    const reden = invoer.reden.trim();
    if (reden.length < 3) {
      setRedenFout('Schrijf in een paar woorden waarom u pauzeert.');
      document.getElementById('reden')?.focus();
      return;
    }
    setRedenFout(undefined);
    const { vanaf, totEnMet, alleScholen } = invoer;
    onConfirm({ reden, vanaf: vanaf || null, totEnMet: totEnMet || null, alleScholen });
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={() => {
        setInvoer(LEEG);
        setRedenFout(undefined);
        onClose();
      }}
      onConfirm={confirm}
      title="Uitwisseling pauzeren?"
      confirmLabel="Uitwisseling pauzeren"
      variant="pause"
      busy={busy}
      error={error}
    >
      {children}
      <TextField
        label="Waarom?"
        name="reden"
        hint={redenHint}
        value={invoer.reden}
        onChange={change('reden')}
        error={redenFout ?? velden['reden']}
      />
      <FieldRow>
        <DateField
          label="Eerste dag"
          name="vanaf"
          optional
          hint="Leeg: nu meteen."
          min={findVandaag()}
          value={invoer.vanaf}
          onChange={change('vanaf')}
          error={velden['vanaf']}
        />
        <DateField
          label="Laatste dag"
          name="totEnMet"
          optional
          hint="Leeg: tot u hervat."
          min={findVandaag()}
          value={invoer.totEnMet}
          onChange={change('totEnMet')}
          error={velden['totEnMet']}
        />
      </FieldRow>
      {alleScholenLabel !== undefined && (
        <Checkbox name="alleScholen" checked={invoer.alleScholen} onChange={change('alleScholen')}>
          {alleScholenLabel}
        </Checkbox>
      )}
    </ConfirmDialog>
  );
}
