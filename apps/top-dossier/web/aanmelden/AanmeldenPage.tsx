import { AanmeldenFlow, Muted } from '@koppelpunt/ui';

export function AanmeldenPage() {
  return (
    <AanmeldenFlow
      help={<Muted>Lukt het niet? Vraag hulp aan de beheerder van uw samenwerkingsverband.</Muted>}
    />
  );
}
