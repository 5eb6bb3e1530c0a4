import { Card, EmptyState, Loading, PageTitle, useNavigate } from '@koppelpunt/ui';
import { useEffect } from 'react';
import { findStart } from './aanmelden/rechten.ts';
import { useIk } from './aanmelden/useIk.ts';

/** `/` leads each user to their own first page. */
export function StartPage() {
  const { data } = useIk();
  const navigate = useNavigate();
  const start = data && findStart(data);

  useEffect(() => {
    if (start) void navigate({ to: start, replace: true });
  }, [start, navigate]);

  if (!data || start) return <Loading />;
  const isBehandelaar = data.lidmaatschappen.some(({ rol }) => rol === 'behandelaar');
  return (
    <>
      <PageTitle>Welkom</PageTitle>
      <Card>{isBehandelaar ? <NoDossierYet /> : <NoRolYet />}</Card>
    </>
  );
}

/** Says that dossiers are not there yet, instead of showing an empty page. */
function NoDossierYet() {
  return (
    <EmptyState title="Er is nog geen dossier voor u">
      Als behandelaar ziet u een leerling pas als de school een dossier heeft ingediend. Dossiers indienen kan
      in deze versie van TOP dossier nog niet; er is hier dus nog niets te doen.
    </EmptyState>
  );
}

function NoRolYet() {
  return (
    <EmptyState title="U hebt hier nog geen rol">
      Vraag de beheerder van uw samenwerkingsverband om u toegang te geven. Log daarna opnieuw in.
    </EmptyState>
  );
}
