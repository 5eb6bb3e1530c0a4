import { Button, ButtonRow, LinkButton, Muted, ProblemAlert } from '@koppelpunt/ui';
import { GepauzeerdUitleg } from './GepauzeerdUitleg.tsx';
import type { Koppeling } from './koppeling.ts';

export type SchoolActiesProps = {
  koppeling: Koppeling;
  /** Then the card above asks the question, and this button is not the one to press. */
  isVastgehouden: boolean;
  isBusy: boolean;
  error: unknown;
  onBijwerken: () => void;
};

export function SchoolActies({ koppeling, isVastgehouden, isBusy, error, onBijwerken }: SchoolActiesProps) {
  const { id, status } = koppeling;
  const isFilled = !isVastgehouden && (status === 'actief' || status === 'storing');
  return (
    <>
      {status === 'gepauzeerd' && <GepauzeerdUitleg />}
      <ProblemAlert error={error} title="Bijwerken lukte niet" />
      <ButtonRow>
        {status !== 'aangevraagd' && (
          <Button
            variant={isFilled ? 'filled' : 'outlined'}
            busy={isBusy}
            busyLabel="Bezig met bijwerken…"
            onClick={onBijwerken}
          >
            Nu bijwerken
          </Button>
        )}
        <LinkButton to={`/scholen/${id}/leerlingen`}>Leerlingen</LinkButton>
      </ButtonRow>
      {status === 'aangevraagd' && (
        <Muted>Deze koppeling is nog niet actief. Maak eerst het verzoek van de school af.</Muted>
      )}
    </>
  );
}
