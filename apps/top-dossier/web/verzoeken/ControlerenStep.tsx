import { Button, ButtonRow, Card, ProblemAlert } from '@koppelpunt/ui';
import { AfwijzenButton } from './AfwijzenButton.tsx';
import { OtherKandidaatChoice } from './KandidaatChoice.tsx';
import { useControle } from './useVerzoeken.ts';
import { TerzijdeButton } from './TerzijdeButton.tsx';
import type { VerzoekDetail } from './verzoek.ts';

export function ControlerenStep({ verzoek }: { verzoek: VerzoekDetail }) {
  const controle = useControle(verzoek.id);
  return (
    <Card title="Stap 1 van 2: controleren">
      <p>
        Vraag aan ESIS of deze verificatiecode bij deze school hoort. U ziet daarna de groepen van de school.
        Er komen nog geen gegevens van leerlingen mee.
      </p>
      <ProblemAlert error={controle.error} title="Controleren lukte niet" />
      <ButtonRow>
        <Button
          variant="filled"
          busy={controle.isPending}
          busyLabel="Bezig met controleren…"
          onClick={() => controle.mutate()}
        >
          Controleren
        </Button>
        <AfwijzenButton verzoek={verzoek} />
        <TerzijdeButton verzoek={verzoek} />
      </ButtonRow>
      <OtherKandidaatChoice verzoek={verzoek} />
    </Card>
  );
}
