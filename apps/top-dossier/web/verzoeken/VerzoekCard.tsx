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
          { label: 'School volgens DUO', value: formatDuo(verzoek) },
          { label: 'Bellen', value: formatTelefoon(verzoek) },
          { label: 'Naam volgens de e-mail', value: schoolnaam ?? 'staat niet in de e-mail' },
          { label: 'Verificatiecode', value: formatVerificatiecode(verzoek) },
        ]}
      />
    </Card>
  );
}

function formatDuo({ duo }: VerzoekDetail): string {
  switch (duo.kind) {
    case 'geen-brin':
      return 'niet bekend: het BRIN is niet duidelijk';
    case 'leeg':
      return 'niet bekend: er is nog geen lijst van scholen ingelezen';
    case 'onbekend':
      return 'staat niet in de lijst';
    case 'gevonden':
      return [duo.vestiging.naam, duo.vestiging.plaats].filter(Boolean).join(', ');
  }
}

function formatTelefoon({ duo }: VerzoekDetail): string {
  const vestiging = duo.kind === 'gevonden' ? duo.vestiging : undefined;
  return [vestiging?.telefoon, vestiging?.internetadres].filter(Boolean).join(' · ') || 'geen nummer bekend';
}
