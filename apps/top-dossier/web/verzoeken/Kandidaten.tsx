import { Alert, Button, ButtonRow } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

/** The mail held more than one possible code. We do not guess: support asks the school and chooses. */
export function Kandidaten({
  kandidaten,
  onChoose,
}: {
  kandidaten: VerzoekDetail['kandidaten'];
  onChoose: (brin6: string) => void;
}) {
  if (kandidaten.length === 0) return null;
  return (
    <Alert
      title={kandidaten.length === 1 ? 'In de e-mail staat een code' : 'In de e-mail staan meer codes'}
      headingLevel={3}
    >
      <p>Vraag de afzender welke school en welke code bedoeld zijn. Kies hier het BRIN dat klopt.</p>
      <ButtonRow>
        {kandidaten.map(({ brin6, codeLengte }) => (
          <Button key={`${brin6} ${codeLengte}`} onClick={() => onChoose(brin6)}>
            {`${brin6} (code van ${codeLengte} tekens)`}
          </Button>
        ))}
      </ButtonRow>
    </Alert>
  );
}
