import { Card, DataList, TextBlock } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

/** The mail as received, with dots instead of the code. */
export function MailCard({ verzoek }: { verzoek: VerzoekDetail }) {
  return (
    <Card title="De e-mail van de school">
      <DataList
        rows={[
          { label: 'Van', value: verzoek.van },
          { label: 'Onderwerp', value: verzoek.onderwerp || '(geen onderwerp)' },
        ]}
      />
      <TextBlock label="Tekst van de e-mail" text={verzoek.tekst || '(de e-mail is leeg)'} />
    </Card>
  );
}
