import { Card, EmptyState, LinkButton, Outlet, PageTitle } from '@koppelpunt/ui';
import { may } from './aanmelden/rechten.ts';
import { useIk } from './aanmelden/useIk.ts';

/** Explains to other users that the page is not for them; the server refuses them anyway. */
export function SupportOnly() {
  const { data } = useIk();
  if (data && may(data, 'verzoeken behandelen')) return <Outlet />;
  return (
    <>
      <PageTitle>Deze pagina is voor support</PageTitle>
      <Card>
        <EmptyState
          title="U hebt deze pagina niet nodig"
          action={<LinkButton to="/">Naar het begin</LinkButton>}
        >
          Support van TOP dossier activeert de koppelingen van scholen en helpt als er iets hapert.
        </EmptyState>
      </Card>
    </>
  );
}
