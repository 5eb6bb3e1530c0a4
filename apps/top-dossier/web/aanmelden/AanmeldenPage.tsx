import { Aanmelden, Muted } from '@koppelpunt/ui';

export function AanmeldenPage() {
  return (
    <Aanmelden
      hulp={<Muted>Lukt het niet? Vraag hulp aan de beheerder van uw samenwerkingsverband.</Muted>}
    />
  );
}
