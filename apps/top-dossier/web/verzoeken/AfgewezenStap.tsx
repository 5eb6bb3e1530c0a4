import { Alert, Card } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

export function AfgewezenStap({ verzoek }: { verzoek: VerzoekDetail }) {
  return (
    <Card title="Dit verzoek is afgewezen">
      <Alert title="De school kreeg deze reden per e-mail" headingLevel={3}>
        {verzoek.reden ?? 'Er is geen reden opgeschreven.'}
      </Alert>
      <p>U hoeft niets meer te doen. Stuurt de school een nieuw verzoek, dan staat het in de lijst.</p>
    </Card>
  );
}
