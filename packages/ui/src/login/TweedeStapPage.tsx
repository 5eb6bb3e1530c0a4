import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, signOut } from '../api/login-api.ts';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { CodeForm } from './CodeForm.tsx';
import { PasskeyButton } from './PasskeyButton.tsx';

type Manier = 'code' | 'passkey' | 'herstelcode';

/** After the password: one of the second factors that the user set up. */
export function TweedeStapPage({
  code,
  passkey,
  onDone,
}: {
  code: boolean;
  passkey: boolean;
  onDone: () => void;
}) {
  const [manier, setManier] = useState<Manier>(code ? 'code' : 'passkey');
  const others: readonly [Manier, string][] = [
    ...(code ? [['code', 'Code uit een app gebruiken'] as const] : []),
    ...(passkey ? [['passkey', 'Passkey gebruiken'] as const] : []),
    ['herstelcode', 'Herstelcode gebruiken'],
  ].filter(([naam]) => naam !== manier) as [Manier, string][];

  return (
    <LoginFrame title="Tweede stap" intro="Uw wachtwoord klopt. Bewijs nog dat u het bent.">
      <Card>
        {manier === 'passkey' ? (
          <PasskeyButton variant="filled" onDone={onDone} />
        ) : (
          <CodeForm
            key={manier}
            kind={manier}
            submitLabel="Inloggen"
            onCode={async (waarde) => {
              await (manier === 'code' ? loginApi.sendCode(waarde) : loginApi.sendHerstelcode(waarde));
              onDone();
            }}
          />
        )}
      </Card>
      <ButtonRow>
        {others.map(([naam, label]) => (
          <Button key={naam} variant="outlined" onClick={() => setManier(naam)}>
            {label}
          </Button>
        ))}
        <Button variant="plain" onClick={() => void signOut()}>
          Stoppen
        </Button>
      </ButtonRow>
    </LoginFrame>
  );
}
