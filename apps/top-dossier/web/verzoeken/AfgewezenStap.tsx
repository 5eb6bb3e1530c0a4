import { ButtonRow, Card, LinkButton, Muted } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

export function AfgewezenStap({ verzoek }: { verzoek: VerzoekDetail }) {
  return (
    <Card title="Dit verzoek is afgewezen">
      <p>De reden is per e-mail naar {verzoek.van} gestuurd. U hoeft niets meer te doen.</p>
      <Muted>Stuurt de school een nieuw verzoek, dan staat het vanzelf in de lijst.</Muted>
      <ButtonRow>
        <LinkButton to="/verzoeken">Terug naar de verzoeken</LinkButton>
      </ButtonRow>
    </Card>
  );
}
