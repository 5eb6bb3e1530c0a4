import { Card, EmptyState, Loading, PageTitle, useNavigate } from '@koppelpunt/ui';
import { useEffect } from 'react';
import { findRol, type Rol } from './aanmelden/rol.ts';
import { useIk } from './aanmelden/useIk.ts';

const starts: Readonly<Record<Rol, string | undefined>> = {
  support: '/verzoeken',
  'intern-begeleider': '/leerlingen',
  geen: undefined,
};

/** `/`: everyone's own first screen. */
export function Begin() {
  const { data } = useIk();
  const navigate = useNavigate();
  const start = data && starts[findRol(data)];

  useEffect(() => {
    if (start) void navigate({ to: start, replace: true });
  }, [start, navigate]);

  if (!data || start) return <Loading />;
  return (
    <>
      <PageTitle>Welkom</PageTitle>
      <Card>
        <EmptyState title="U hebt hier nog geen rol">
          Vraag de beheerder van uw samenwerkingsverband om u toegang te geven. Log daarna opnieuw in.
        </EmptyState>
      </Card>
    </>
  );
}
