import { Button, ButtonRow, Card, DataList, ProblemAlert, SelectField, TextBlock } from '@koppelpunt/ui';
import { useState } from 'react';
import { useMailInzage } from './useVerzoeken.ts';
import type { Inzagereden, VerzoekDetail } from './verzoek.ts';

const REDENEN: readonly { value: Inzagereden; label: string }[] = [
  { value: 'code-onduidelijk', label: 'BRIN of verificatiecode is niet duidelijk' },
  { value: 'school-onduidelijk', label: 'Ik wil weten welke school dit stuurt, of wie' },
  { value: 'vraag-van-school', label: 'De school vraagt naar deze e-mail' },
  { value: 'mogelijk-spam', label: 'Misschien is dit spam' },
];

/** The mail stays closed until somebody opens it and says why: people write about children in it. */
export function MailCard({ verzoek }: { verzoek: VerzoekDetail }) {
  const [reden, setReden] = useState<Inzagereden>('code-onduidelijk');
  const inzage = useMailInzage(verzoek.id);
  const mail = inzage.data;
  if (mail) {
    return (
      <Card title="De e-mail van de school">
        <DataList
          rows={[
            { label: 'Van', value: mail.van },
            { label: 'Onderwerp', value: mail.onderwerp || '(geen onderwerp)' },
          ]}
        />
        <TextBlock label="Tekst van de e-mail" text={mail.tekst || '(de e-mail is leeg)'} />
      </Card>
    );
  }
  return (
    <Card title="De e-mail van de school">
      <p>
        De e-mail is dicht, omdat er iets over leerlingen in kan staan. Hebt u hem nodig, kies dan waarom. Dat
        komt met uw naam in het logboek. Codes en persoonsnummers ziet u niet.
      </p>
      <SelectField
        label="Waarom opent u de e-mail?"
        name="inzagereden"
        value={reden}
        onChange={(value) => setReden(value as Inzagereden)}
        options={REDENEN}
      />
      <ProblemAlert error={inzage.error} title="Openen lukte niet" />
      <ButtonRow>
        <Button busy={inzage.isPending} busyLabel="Bezig met openen…" onClick={() => inzage.mutate(reden)}>
          E-mail openen
        </Button>
      </ButtonRow>
    </Card>
  );
}
