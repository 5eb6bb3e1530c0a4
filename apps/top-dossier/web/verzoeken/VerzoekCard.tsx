import { Card, DataList } from '@koppelpunt/ui';
import { formatOntvangst, formatVerificatiecode, type VerzoekDetail } from './verzoek.ts';

export function VerzoekCard({ verzoek }: { verzoek: VerzoekDetail }) {
  const { brin6, schoolnaam } = verzoek;
  return (
    <Card>
      <DataList
        rows={[
          { label: 'Ontvangen', value: formatOntvangst(verzoek) },
          {
            label: 'BRIN en vestiging',
            value: brin6 ?? 'niet duidelijk uit de e-mail',
          },
          { label: 'Naam volgens de e-mail', value: schoolnaam ?? 'staat niet in de e-mail' },
          { label: 'Verificatiecode', value: formatVerificatiecode(verzoek) },
        ]}
      />
    </Card>
  );
}
