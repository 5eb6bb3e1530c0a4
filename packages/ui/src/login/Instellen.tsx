import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi, signOut } from '../api/login.ts';
import { QueryView } from '../feedback/QueryView.tsx';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { AppInstellen } from './AppInstellen.tsx';
import { Herstelcodes } from './Herstelcodes.tsx';
import { canUsePasskeys } from './passkey.ts';
import { PasskeyForm } from './PasskeyForm.tsx';

/** For who has no second factor yet: nothing else opens before this is done. */
export function Instellen({ passkeys, onKlaar }: { passkeys: boolean; onKlaar: () => void }) {
  const [manier, setManier] = useState<'app' | 'passkey'>('app');
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
  // Asked once: a new secret on every visit of the tab would make the one that was just scanned worthless.
  const factor = useQuery({
    queryKey: ['tweede-factor'],
    queryFn: loginApi.startFactor,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const onIngesteld = (herstelcodes: readonly string[] | null) =>
    herstelcodes ? setCodes(herstelcodes) : onKlaar();

  if (codes)
    return (
      <LoginFrame
        title="Bewaar uw herstelcodes"
        intro="Hiermee komt u binnen als u uw telefoon of passkey kwijt bent. Ze staan hier maar één keer."
      >
        <Card>
          <Herstelcodes codes={codes} onBewaard={onKlaar} />
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
          <QueryView query={factor}>
            {(data) => <AppInstellen factor={data} onIngesteld={onIngesteld} />}
          </QueryView>
        ) : (
          <>
            <p>
              Uw apparaat bewaart de passkey. U gebruikt hem met uw vinger, uw gezicht of de pincode van het
              apparaat.
            </p>
            <PasskeyForm onGemaakt={onIngesteld} />
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
