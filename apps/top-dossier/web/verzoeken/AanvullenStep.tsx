import { Alert, Card } from '@koppelpunt/ui';
import { AanvullenForm } from './AanvullenForm.tsx';
import { AfwijzenButton } from './AfwijzenButton.tsx';
import { KandidaatChoice } from './KandidaatChoice.tsx';
import { TerzijdeButton } from './TerzijdeButton.tsx';
import type { VerzoekDetail } from './verzoek.ts';

/** The mail did not name school or code clearly, so support reads it and fills them in. */
export function AanvullenStep({ verzoek }: { verzoek: VerzoekDetail }) {
  return (
    <Card title="Aanvullen wat de e-mail niet duidelijk zegt">
      <Alert severity="warning" title="Wij konden deze e-mail niet goed lezen" headingLevel={3}>
        {verzoek.reden ?? 'Het BRIN of de verificatiecode is niet gevonden.'}
      </Alert>
      <KandidaatChoice verzoek={verzoek} intro={formatIntro(verzoek.kandidaten.length)} />
      <p>
        Vraag de school om het BRIN en de hele verificatiecode: mail haar (het adres staat in de e-mail
        hierboven), of bel. Krijgt u de code aan de telefoon, vul haar dan hier in. Mailt de school opnieuw,
        dan komt dat als nieuw verzoek in de lijst en kunt u dit verzoek afwijzen.
      </p>
      <AanvullenForm
        verzoek={verzoek}
        beside={
          <>
            <AfwijzenButton verzoek={verzoek} />
            <TerzijdeButton verzoek={verzoek} />
          </>
        }
      />
    </Card>
  );
}

function formatIntro(aantal: number): string {
  return aantal === 1
    ? 'Deze code staat in de e-mail. Zegt de school dat zij klopt, kies haar dan; u hoeft niets over te typen.'
    : 'Deze codes staan in de e-mail. Vraag de school welke geldt en kies die; u hoeft niets over te typen.';
}
