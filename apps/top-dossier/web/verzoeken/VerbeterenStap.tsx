import { Alert, Button, ButtonRow, Card, formatMoment, ProblemAlert } from '@koppelpunt/ui';
import { useState } from 'react';
import { AanvullenForm } from './AanvullenForm.tsx';
import { AfwijzenButton } from './AfwijzenButton.tsx';
import { Kandidaten } from './Kandidaten.tsx';
import { useControle } from './useVerzoeken.ts';
import type { VerzoekDetail } from './verzoek.ts';

/** The check failed: why, who can mend it, and the three ways on. */
export function VerbeterenStap({ verzoek }: { verzoek: VerzoekDetail }) {
  const controle = useControle(verzoek.id);
  const [isVerbeteren, setVerbeteren] = useState(false);
  const uitslag = verzoek.controle;
  return (
    <Card title="Stap 1 van 2: controleren">
      {uitslag && !controle.isPending && (
        <Alert severity="error" title="De controle is niet gelukt" headingLevel={3}>
          <p>{uitslag.melding}</p>
          <p>Gecontroleerd {formatMoment(uitslag.op)}.</p>
        </Alert>
      )}
      <ProblemAlert error={controle.error} title="Controleren lukte niet" />
      <ButtonRow>
        <Button
          variant={isVerbeteren ? 'outlined' : 'filled'}
          busy={controle.isPending}
          busyLabel="Bezig met controleren…"
          onClick={() => controle.mutate()}
        >
          Opnieuw controleren
        </Button>
        <Button aria-expanded={isVerbeteren} onClick={() => setVerbeteren(!isVerbeteren)}>
          BRIN of code verbeteren
        </Button>
        <AfwijzenButton verzoek={verzoek} />
      </ButtonRow>
      {isVerbeteren && (
        <>
          <Kandidaten
            verzoek={verzoek}
            intro="Kies een code die in de e-mail staat, of vul er zelf een in."
          />
          <AanvullenForm verzoek={verzoek} />
        </>
      )}
    </Card>
  );
}
