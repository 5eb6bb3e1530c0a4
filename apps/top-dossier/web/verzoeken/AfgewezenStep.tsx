import { ButtonRow, Card, LinkButton, Muted, TextBlock } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

export function AfgewezenStep({ verzoek }: { verzoek: VerzoekDetail }) {
  return (
    <Card title="Dit verzoek is afgewezen">
      <p>Deze reden gaat per e-mail naar {verzoek.van}. U hoeft niets meer te doen.</p>
      {verzoek.afwijzing && <TextBlock label="Reden van de afwijzing" text={verzoek.afwijzing} />}
      <Muted>Stuurt de school een nieuw verzoek, dan staat het vanzelf in de lijst.</Muted>
      <ButtonRow>
        <LinkButton to="/verzoeken">Terug naar de verzoeken</LinkButton>
      </ButtonRow>
    </Card>
  );
}
