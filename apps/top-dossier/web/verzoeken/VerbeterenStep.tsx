import { Alert, Button, ButtonRow, Card, formatMoment, ProblemAlert } from '@koppelpunt/ui';
import { useState } from 'react';
import { AanvullenForm } from './AanvullenForm.tsx';
import { AfwijzenButton } from './AfwijzenButton.tsx';
import { KandidaatChoice } from './KandidaatChoice.tsx';
import { TerzijdeButton } from './TerzijdeButton.tsx';
import { useControle } from './useVerzoeken.ts';
import type { VerzoekDetail } from './verzoek.ts';

/** The check failed: shows why, who can mend it, and what can be done. */
export function VerbeterenStep({ verzoek }: { verzoek: VerzoekDetail }) {
  const controle = useControle(verzoek.id);
  const [isEditing, setEditing] = useState(false);
  const outcome = verzoek.controle;
  const isEarly = outcome?.code === 'CODE_TE_VROEG';
  return (
    <Card title="Stap 1 van 2: controleren">
      {outcome && !controle.isPending && (
        <Alert
          severity={isEarly ? 'warning' : 'error'}
          title={isEarly ? 'De code is goed, maar het is te vroeg' : 'De controle is niet gelukt'}
          headingLevel={3}
          announce
        >
          <p>{outcome.melding}</p>
          <p>Gecontroleerd {formatMoment(outcome.op)}.</p>
        </Alert>
      )}
      <ProblemAlert error={controle.error} title="Controleren lukte niet" />
      <ButtonRow>
        <Button
          variant={isEditing ? 'outlined' : 'filled'}
          busy={controle.isPending}
          busyLabel="Bezig met controleren…"
          onClick={() => controle.mutate()}
        >
          Opnieuw controleren
        </Button>
        <Button aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
          BRIN of code verbeteren
        </Button>
        <AfwijzenButton verzoek={verzoek} />
        <TerzijdeButton verzoek={verzoek} />
      </ButtonRow>
      {isEditing && (
        <>
          <KandidaatChoice
            verzoek={verzoek}
            intro="Kies een code die in de e-mail staat, of vul er zelf een in."
          />
          <AanvullenForm verzoek={verzoek} />
        </>
      )}
    </Card>
  );
}
