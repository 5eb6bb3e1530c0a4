import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, type Account, type NieuweFactor } from '../api/login.ts';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Card } from '../layout/Card.tsx';
import { AppInstellen } from './AppInstellen.tsx';
import { Herstelcodes } from './Herstelcodes.tsx';
import { useVerzending } from '../forms/use-verzending.ts';

type Toont =
  { kind: 'rust' } | { kind: 'app'; factor: NieuweFactor } | { kind: 'codes'; codes: readonly string[] };

export function TweedeFactorCard({ account, onGewijzigd }: { account: Account; onGewijzigd: () => void }) {
  const [toont, setToont] = useState<Toont>({ kind: 'rust' });
  const [vraagt, setVraagt] = useState(false);
  const { problem, isBusy, send } = useVerzending();
  const klaar = () => {
    setToont({ kind: 'rust' });
    onGewijzigd();
  };

  if (toont.kind === 'codes')
    return (
      <Card title="Bewaar uw herstelcodes">
        <Herstelcodes codes={toont.codes} onBewaard={klaar} />
      </Card>
    );
  if (toont.kind === 'app')
    return (
      <Card title="App met codes instellen">
        <AppInstellen
          factor={toont.factor}
          onIngesteld={(codes) => {
            setToont({ kind: 'codes', codes });
          }}
        />
      </Card>
    );
  return (
    <Card title="App met codes">
      <ProblemAlert error={vraagt ? undefined : problem} />
      <p>
        {account.code
          ? 'U logt in met uw wachtwoord en een code uit een app.'
          : 'U hebt geen app met codes ingesteld.'}{' '}
        {describeHerstelcodes(account.herstelcodes)}
      </p>
      <ButtonRow>
        <Button
          busy={isBusy}
          onClick={() =>
            void send([], async () => setToont({ kind: 'app', factor: await loginApi.startFactor() }))
          }
        >
          {account.code ? 'Andere app of telefoon instellen' : 'App instellen'}
        </Button>
        <Button
          busy={isBusy}
          onClick={() =>
            void send([], async () => {
              const { herstelcodes: codes } = await loginApi.nieuweHerstelcodes();
              setToont({ kind: 'codes', codes });
            })
          }
        >
          Nieuwe herstelcodes maken
        </Button>
        {account.code && account.passkeys.length > 0 && (
          <Button variant="danger-outlined" onClick={() => setVraagt(true)}>
            App verwijderen
          </Button>
        )}
      </ButtonRow>
      <ConfirmDialog
        isOpen={vraagt}
        onClose={() => setVraagt(false)}
        title="App met codes verwijderen?"
        confirmLabel="App verwijderen"
        variant="danger"
        busy={isBusy}
        error={problem}
        onConfirm={() =>
          void send([], async () => {
            await loginApi.verwijderFactor();
            setVraagt(false);
            klaar();
          })
        }
      >
        U logt daarna alleen nog in met een passkey.
      </ConfirmDialog>
    </Card>
  );
}

function describeHerstelcodes(aantal: number): string {
  if (aantal === 0)
    return 'U hebt geen herstelcodes. Maak ze nu: daarmee komt u binnen als u uw telefoon kwijt bent.';
  return aantal === 1 ? 'U hebt nog 1 herstelcode over.' : `U hebt nog ${aantal} herstelcodes over.`;
}
