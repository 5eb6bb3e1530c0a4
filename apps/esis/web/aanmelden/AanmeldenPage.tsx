import { AanmeldenFlow, Muted } from '@koppelpunt/ui';

export function AanmeldenPage() {
  return (
    <AanmeldenFlow
      help={<Muted>Lukt inloggen niet? Vraag hulp aan de applicatiebeheerder van uw bestuur.</Muted>}
    />
  );
}
