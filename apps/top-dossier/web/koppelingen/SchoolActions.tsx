import { Button, ButtonRow, LinkButton, ProblemAlert } from '@koppelpunt/ui';
import type { Koppeling } from './koppeling.ts';

export type SchoolActionsProps = {
  koppeling: Koppeling;
  /** Then the card above asks the question, and this button is not the one to press. */
  isHeld: boolean;
  isBusy: boolean;
  error: unknown;
  onUpdate: () => void;
};

export function SchoolActions({ koppeling, isHeld, isBusy, error, onUpdate }: SchoolActionsProps) {
  const { id, status } = koppeling;
  // Paused: only the school's own code resumes it, so a button here would be a lie (P4).
  const mayUpdate = status === 'actief' || status === 'storing';
  return (
    <>
      <ProblemAlert error={error} title="Bijwerken lukte niet" />
      <ButtonRow>
        {mayUpdate && (
          <Button
            variant={isHeld ? 'outlined' : 'filled'}
            busy={isBusy}
            busyLabel="Bezig met bijwerken…"
            onClick={onUpdate}
          >
            Nu bijwerken
          </Button>
        )}
        {status === 'aangevraagd' && <LinkButton to="/verzoeken">Naar de verzoeken</LinkButton>}
        <LinkButton to={`/scholen/${id}/leerlingen`}>Leerlingen</LinkButton>
      </ButtonRow>
    </>
  );
}
