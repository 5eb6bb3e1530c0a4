import { Alert, Button, ButtonRow, Card, formatMoment, Muted, Stack } from '@koppelpunt/ui';
import { useState } from 'react';
import type { KoppelingDetail } from './koppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';
import { VerzoekCodeForm } from './VerzoekCodeForm.tsx';
import { VerzoekMail } from './VerzoekMail.tsx';

/** Step 5 of the stappenplan: sends the request to the partner's support, after showing the mail. */
export function VerzoekCard({ koppeling }: { koppeling: KoppelingDetail }) {
  const [isSent, setSent] = useState(false);
  const [isAgain, setAgain] = useState(false);
  const code = useRecentCode().findCode(koppeling.id)?.verificatiecode;

  if (koppeling.verzoek && !isAgain) {
    return (
      <Card title="Verzoek verstuurd">
        {isSent && (
          <Alert severity="success" title="Het verzoek is verstuurd" headingLevel={3} takesFocus>
            U krijgt een e-mail zodra TOP dossier de koppeling heeft geactiveerd. U hoeft nu niets te doen.
          </Alert>
        )}
        <p>
          {koppeling.verzoek.door} stuurde het verzoek {formatMoment(koppeling.verzoek.op)} naar{' '}
          {koppeling.verzoekAan}.
        </p>
        <ButtonRow>
          <Button onClick={() => setAgain(true)}>Opnieuw versturen…</Button>
        </ButtonRow>
      </Card>
    );
  }
  return (
    <Card title="Verzoek versturen">
      <p>
        Stuur een e-mail naar de support van TOP dossier met het verzoek om de koppeling te activeren. Uw
        brinnummer en de verificatiecode gaan mee.
      </p>
      {code === undefined ? (
        <VerzoekCodeForm koppeling={koppeling} />
      ) : (
        <VerzoekMail
          koppeling={koppeling}
          code={code}
          onSent={() => {
            setSent(true);
            setAgain(false);
          }}
        />
      )}
      {isAgain && (
        <Stack gap="small">
          <Muted>Het vorige verzoek blijft gewoon gelden.</Muted>
          <ButtonRow>
            <Button variant="plain" onClick={() => setAgain(false)}>
              Toch niet
            </Button>
          </ButtonRow>
        </Stack>
      )}
    </Card>
  );
}
