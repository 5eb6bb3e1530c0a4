import { Button, ButtonRow, Card, LinkButton, ProblemAlert } from '@koppelpunt/ui';
import { useTerzijde } from './useVerzoeken.ts';
import type { VerzoekDetail } from './verzoek.ts';

export function TerzijdeStep({ verzoek }: { verzoek: VerzoekDetail }) {
  const terzijde = useTerzijde(verzoek.id);
  return (
    <Card title="Deze e-mail ligt terzijde">
      <p>De afzender heeft geen bericht gekregen. Een week na het terzijde leggen wordt dit verwijderd.</p>
      <ProblemAlert error={terzijde.error} title="Terugzetten lukte niet" />
      <ButtonRow>
        <Button
          busy={terzijde.isPending}
          busyLabel="Bezig met terugzetten…"
          onClick={() => terzijde.mutate(false)}
        >
          Terugzetten
        </Button>
        <LinkButton to="/verzoeken" variant="plain">
          Terug naar de verzoeken
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
