import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, signOut } from '../api/login-api.ts';
import { QueryView } from '../feedback/QueryView.tsx';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { AppSetup } from './AppSetup.tsx';
import { HerstelcodesForm } from './HerstelcodesForm.tsx';
import { canUsePasskeys } from './passkey.ts';
import { PasskeyForm } from './PasskeyForm.tsx';

/** A user without a second factor sets one up here; no other page opens before that. */
export function TweedeFactorSetup({ passkeys, onDone }: { passkeys: boolean; onDone: () => void }) {
  const [manier, setManier] = useState<'app' | 'passkey'>('app');
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
  // Fetched once: a new secret would make the scanned one worthless.
  const factor = useQuery({
    queryKey: ['tweede-factor'],
    queryFn: loginApi.createFactor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const onSetUp = (herstelcodes: readonly string[] | null) =>
    herstelcodes ? setCodes(herstelcodes) : onDone();

  if (codes)
    return (
      <LoginFrame
        title="Bewaar uw herstelcodes"
        intro="Hiermee komt u binnen als u uw telefoon of passkey kwijt bent. Ze staan hier maar één keer."
      >
        <Card>
          <HerstelcodesForm codes={codes} onKept={onDone} />
        </Card>
      </LoginFrame>
    );
  return (
    <LoginFrame
      title="Inloggen in twee stappen"
      intro="Een wachtwoord alleen is niet genoeg voor gegevens van kinderen. Stel in hoe u voortaan bewijst dat u het bent."
    >
      <Card title={manier === 'app' ? 'Met een app op uw telefoon' : 'Met een passkey'}>
        {manier === 'app' ? (
          <QueryView query={factor}>{(data) => <AppSetup factor={data} onSetUp={onSetUp} />}</QueryView>
        ) : (
          <>
            <p>
              Uw apparaat bewaart de passkey. U gebruikt hem met uw vinger, uw gezicht of de pincode van het
              apparaat.
            </p>
            <PasskeyForm onCreated={onSetUp} />
          </>
        )}
      </Card>
      <ButtonRow>
        {passkeys && canUsePasskeys() && (
          <Button variant="outlined" onClick={() => setManier(manier === 'app' ? 'passkey' : 'app')}>
            {manier === 'app' ? 'Liever een passkey' : 'Liever een app met codes'}
          </Button>
        )}
        <Button variant="plain" onClick={() => void signOut()}>
          Stoppen
        </Button>
      </ButtonRow>
    </LoginFrame>
  );
}
