import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { TextLink } from '../actions/links.tsx';
import { loginApi, type Manieren, type Stap } from '../api/login-api.ts';
import { findReturnAddress } from '../api/return-address.ts';
import { Alert } from '../feedback/Alert.tsx';
import { LoginPage } from '../layout/LoginPage.tsx';
import { Muted } from '../layout/Text.tsx';
import { TweedeFactorSetup } from './TweedeFactorSetup.tsx';
import { canUsePasskeys } from './passkey.ts';
import { PasskeyButton } from './PasskeyButton.tsx';
import { TweedeStapPage } from './TweedeStapPage.tsx';

/** All steps of signing in: each answer of the server says which step is next. */
export function AanmeldenFlow({ help }: { help: ReactNode }) {
  const returnAddress = findReturnAddress(location.search, location.origin);
  const manieren = useQuery({ queryKey: ['aanmelden'], queryFn: loginApi.getManieren, staleTime: Infinity });
  const [known, setStap] = useState<Stap | undefined>(undefined);
  const stap: Stap = known ?? manieren.data ?? { stap: 'wachtwoord' };
  // Loads a new page, as signing out does: nothing from before the login stays in memory.
  const onDone = () => location.assign(returnAddress);

  switch (stap.stap) {
    case 'klaar':
      onDone();
      return null;
    case 'tweede-factor':
      return <TweedeStapPage code={stap.code} passkey={stap.passkey} onDone={onDone} />;
    case 'instellen':
      return <TweedeFactorSetup passkeys={manieren.data?.passkeys === true} onDone={onDone} />;
    case 'wachtwoord':
      return (
        <LoginPage
          above={<ErrorAlert />}
          onLogin={async (email, wachtwoord) => setStap(await loginApi.sendWachtwoord(email, wachtwoord))}
        >
          <OtherManieren manieren={manieren.data} onDone={onDone} />
          {returnAddress !== '/' && <Muted>Na het inloggen komt u terug op de pagina waar u was.</Muted>}
          {help}
        </LoginPage>
      );
  }
}

const errors: Readonly<Record<string, string>> = {
  'geen-toegang':
    'Dit account heeft hier geen toegang. Hebt u hier al een account? Log daarmee in en koppel het bij Mijn account. Vraag anders uw beheerder om een uitnodiging.',
  onbereikbaar: 'De andere organisatie is niet te bereiken. Probeer het later opnieuw, of log hier in.',
  mislukt: 'Het inloggen bij de andere organisatie is niet afgemaakt. Probeer het opnieuw.',
};

/** The reason why signing in at the other organisation failed, from `?fout=`. */
function ErrorAlert() {
  const melding = errors[new URLSearchParams(location.search).get('fout') ?? ''];
  if (!melding) return null;
  return (
    <Alert severity="error" title="Inloggen lukte niet">
      {melding}
    </Alert>
  );
}

function OtherManieren({ manieren, onDone }: { manieren: Manieren | undefined; onDone: () => void }) {
  return (
    <>
      {manieren?.passkeys && canUsePasskeys() && <PasskeyButton variant="outlined" onDone={onDone} />}
      <ul className="kp-login__links">
        {manieren?.oidc && (
          <li>
            <TextLink href={`/api/aanmelden/oidc${location.search}`}>Inloggen met {manieren.oidc}</TextLink>
          </li>
        )}
        <li>
          <TextLink to="/wachtwoord-vergeten">Wachtwoord vergeten?</TextLink>
        </li>
      </ul>
    </>
  );
}
