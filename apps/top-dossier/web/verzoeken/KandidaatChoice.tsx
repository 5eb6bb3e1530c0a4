import { Button, ButtonRow, ProblemAlert, Stack } from '@koppelpunt/ui';
import { listKandidaatLabels } from './kandidaat.ts';
import { useAanvulling } from './useVerzoeken.ts';
import type { VerzoekDetail } from './verzoek.ts';

/** The codes in a mail with more than one. We do not guess: support asks the school and chooses. */
export function KandidaatChoice({ verzoek, intro }: { verzoek: VerzoekDetail; intro: string }) {
  const choice = useAanvulling(verzoek.id);
  if (verzoek.kandidaten.length === 0) return null;
  return (
    <Stack gap="small">
      <p>{intro}</p>
      <ButtonRow>
        {listKandidaatLabels(verzoek.kandidaten).map((label, kandidaat) => (
          <Button
            key={label}
            busy={
              choice.isPending && 'kandidaat' in choice.variables && choice.variables.kandidaat === kandidaat
            }
            onClick={() => choice.mutate({ kandidaat })}
          >
            {label}
          </Button>
        ))}
      </ButtonRow>
      <ProblemAlert error={choice.error} title="Kiezen lukte niet" />
    </Stack>
  );
}

/** Beside the next step, where another code can still be chosen. */
export function OtherKandidaatChoice({ verzoek }: { verzoek: VerzoekDetail }) {
  if (verzoek.kandidaten.length < 2) return null;
  return (
    <KandidaatChoice
      verzoek={verzoek}
      intro="Bedoelt de school een andere code uit de e-mail? Kies dan die."
    />
  );
}
