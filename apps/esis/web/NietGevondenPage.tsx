import { ButtonRow, Card, LinkButton, PageTitle } from '@koppelpunt/ui';

export function NietGevondenPage() {
  return (
    <>
      <PageTitle>Deze pagina bestaat niet</PageTitle>
      <Card>
        <p>Misschien is het adres verkeerd overgenomen, of is de pagina verplaatst.</p>
        <ButtonRow>
          <LinkButton to="/">Naar het begin</LinkButton>
        </ButtonRow>
      </Card>
    </>
  );
}
