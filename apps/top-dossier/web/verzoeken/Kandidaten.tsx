import { Button, ButtonRow, Stack } from '@koppelpunt/ui';
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
    <Stack gap="small">
      <p>
        {kandidaten.length === 1
          ? 'In de e-mail staat deze code, maar wij weten niet zeker of zij klopt. Kies haar BRIN, of typ een ander.'
          : 'In de e-mail staan deze codes. Kies het BRIN van de school die u bedoelt, of typ een ander.'}
      </p>
      <ButtonRow>
        {kandidaten.map(({ brin6, codeLengte }) => (
          <Button key={`${brin6} ${codeLengte}`} onClick={() => onChoose(brin6)}>
            {`${brin6} (code van ${codeLengte} tekens)`}
          </Button>
        ))}
      </ButtonRow>
    </Stack>
  );
}
