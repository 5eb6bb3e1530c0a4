import { Aanmelden, Muted } from '@koppelpunt/ui';

export function AanmeldenPage() {
  return (
    <Aanmelden
      hulp={<Muted>Lukt inloggen niet? Vraag hulp aan de applicatiebeheerder van uw bestuur.</Muted>}
    />
  );
}
