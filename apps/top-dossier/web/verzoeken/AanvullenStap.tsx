import { Alert, Card } from '@koppelpunt/ui';
import { AanvullenForm } from './AanvullenForm.tsx';
import { AfwijzenButton } from './AfwijzenButton.tsx';
import type { VerzoekDetail } from './verzoek.ts';

/** The mail did not say clearly which school or which code: a person reads it and fills in what it means. */
export function AanvullenStap({ verzoek }: { verzoek: VerzoekDetail }) {
  return (
    <Card title="Vul aan wat de e-mail niet duidelijk zegt">
      <Alert severity="warning" title="Wij konden deze e-mail niet goed lezen" headingLevel={3}>
        {verzoek.reden ?? 'Het BRIN of de verificatiecode is niet gevonden.'}
      </Alert>
      <p>
        Lees de e-mail hieronder. Mist er iets, vraag het dan aan de afzender: {verzoek.van}. Wij bewaren de
        code versleuteld; u ziet haar daarna niet meer terug.
      </p>
      <AanvullenForm verzoek={verzoek} beside={<AfwijzenButton verzoek={verzoek} />} />
    </Card>
  );
}
