import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Button } from '../actions/Button.tsx';
import { LinkButton } from '../actions/links.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Card } from '../layout/Card.tsx';
import { PageTitle } from '../layout/PageTitle.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageTitle>Deze pagina bestaat niet</PageTitle>
      <Card>
        <p>Misschien is het adres verkeerd overgenomen, of is de pagina verplaatst.</p>
        <ButtonRow>
          <LinkButton to="/" variant="outlined">
            Naar het begin
          </LinkButton>
        </ButtonRow>
      </Card>
    </>
  );
}

export function RouteProblem({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <>
      <PageTitle>Dit ging niet goed</PageTitle>
      <ProblemAlert error={error}>
        <ButtonRow>
          <Button variant="outlined" onClick={reset}>
            Opnieuw proberen
          </Button>
        </ButtonRow>
      </ProblemAlert>
    </>
  );
}
