import { Button, ButtonRow, LinkButton, ProblemAlert } from '@koppelpunt/ui';
import type { Koppeling } from './koppeling.ts';

export type SchoolActionsProps = {
  koppeling: Koppeling;
  /** The card above asks the question then, so this button is not the filled one. */
  isHeld: boolean;
  isBusy: boolean;
  error: unknown;
  onUpdate: () => void;
  /** Also what ESIS says is unchanged. */
  onFetchAll: () => void;
};

export function SchoolActions({
  koppeling,
  isHeld,
  isBusy,
  error,
  onUpdate,
  onFetchAll,
}: SchoolActionsProps) {
  const { id, status } = koppeling;
  // Only the school's own code resumes a paused koppeling, so there is no button for it (P4).
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
        {mayUpdate && (
          <Button variant="plain" disabled={isBusy} onClick={onFetchAll}>
            Haal alles opnieuw op
          </Button>
        )}
        {status === 'aangevraagd' && <LinkButton to="/verzoeken">Naar de verzoeken</LinkButton>}
        <LinkButton to={`/scholen/${id}/leerlingen`}>Leerlingen</LinkButton>
      </ButtonRow>
    </>
  );
}
