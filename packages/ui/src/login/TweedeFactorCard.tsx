import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, type Account, type NieuweFactor } from '../api/login-api.ts';
import { ConfirmDialog } from '../feedback/ConfirmDialog.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Card } from '../layout/Card.tsx';
import { AppSetup } from './AppSetup.tsx';
import { HerstelcodesForm } from './HerstelcodesForm.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

type Shown =
  { kind: 'rust' } | { kind: 'app'; factor: NieuweFactor } | { kind: 'codes'; codes: readonly string[] };

export function TweedeFactorCard({ account, onChanged }: { account: Account; onChanged: () => void }) {
  const [shown, setShown] = useState<Shown>({ kind: 'rust' });
  const [isAsking, setAsking] = useState(false);
  const { problem, isBusy, send } = useSubmission();
  const finish = () => {
    setShown({ kind: 'rust' });
    onChanged();
  };

  if (shown.kind === 'codes')
    return (
      <Card title="Bewaar uw herstelcodes">
        <HerstelcodesForm codes={shown.codes} onKept={finish} />
      </Card>
    );
  if (shown.kind === 'app')
    return (
      <Card title="App met codes instellen">
        <AppSetup
          factor={shown.factor}
          onSetUp={(codes) => {
            setShown({ kind: 'codes', codes });
          }}
        />
      </Card>
    );
  return (
    <Card title="App met codes">
      <ProblemAlert error={isAsking ? undefined : problem} />
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
            void send([], async () => setShown({ kind: 'app', factor: await loginApi.createFactor() }))
          }
        >
          {account.code ? 'Andere app of telefoon instellen' : 'App instellen'}
        </Button>
        <Button
          busy={isBusy}
          onClick={() =>
            void send([], async () => {
              const { herstelcodes: codes } = await loginApi.createHerstelcodes();
              setShown({ kind: 'codes', codes });
            })
          }
        >
          Nieuwe herstelcodes maken
        </Button>
        {account.code && account.passkeys.length > 0 && (
          <Button variant="danger-outlined" onClick={() => setAsking(true)}>
            App verwijderen
          </Button>
        )}
      </ButtonRow>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="App met codes verwijderen?"
        confirmLabel="App verwijderen"
        variant="danger"
        busy={isBusy}
        error={problem}
        onConfirm={() =>
          void send([], async () => {
            await loginApi.deleteFactor();
            setAsking(false);
            finish();
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
