import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { TextLink } from '../actions/links.tsx';
import { loginApi, type Manieren, type Stap } from '../api/login.ts';
import { findTerug } from '../api/terug.ts';
import { Alert } from '../feedback/Alert.tsx';
import { LoginPage } from '../layout/LoginPage.tsx';
import { Muted } from '../layout/Text.tsx';
import { Instellen } from './Instellen.tsx';
import { canUsePasskeys } from './passkey.ts';
import { PasskeyButton } from './PasskeyButton.tsx';
import { TweedeStap } from './TweedeStap.tsx';

/** The whole of signing in, in one place: each answer of the server says which step is next. */
export function Aanmelden({ hulp }: { hulp: ReactNode }) {
  const terug = findTerug(location.search, location.origin);
  const manieren = useQuery({ queryKey: ['aanmelden'], queryFn: loginApi.manieren, staleTime: Infinity });
  const [gezet, setStap] = useState<Stap | undefined>(undefined);
  const stap: Stap = gezet ?? manieren.data ?? { stap: 'wachtwoord' };
  // A full page load, as on signing out: the two sides of a login share nothing.
  const onKlaar = () => location.assign(terug);

  switch (stap.stap) {
    case 'klaar':
      onKlaar();
      return null;
    case 'tweede-factor':
      return <TweedeStap code={stap.code} passkey={stap.passkey} onKlaar={onKlaar} />;
    case 'instellen':
      return <Instellen passkeys={manieren.data?.passkeys === true} onKlaar={onKlaar} />;
    case 'wachtwoord':
      return (
        <LoginPage
          boven={<Fout />}
          onLogin={async (email, wachtwoord) => setStap(await loginApi.wachtwoord(email, wachtwoord))}
        >
          <AndereManieren manieren={manieren.data} onKlaar={onKlaar} />
          {terug !== '/' && <Muted>Na het inloggen komt u terug op de pagina waar u was.</Muted>}
          {hulp}
        </LoginPage>
      );
  }
}

const fouten: Readonly<Record<string, string>> = {
  'geen-toegang':
    'Dit account heeft hier geen toegang. Hebt u hier al een account? Log daarmee in en koppel het bij Mijn account. Vraag anders uw beheerder om een uitnodiging.',
  onbereikbaar: 'De andere organisatie is niet te bereiken. Probeer het later opnieuw, of log hier in.',
  mislukt: 'Het inloggen bij de andere organisatie is niet afgemaakt. Probeer het opnieuw.',
};

/** What came back from signing in elsewhere, when it was not a person. */
function Fout() {
  const melding = fouten[new URLSearchParams(location.search).get('fout') ?? ''];
  if (!melding) return null;
  return (
    <Alert severity="error" title="Inloggen lukte niet">
      {melding}
    </Alert>
  );
}

function AndereManieren({ manieren, onKlaar }: { manieren: Manieren | undefined; onKlaar: () => void }) {
  return (
    <>
      {manieren?.passkeys && canUsePasskeys() && <PasskeyButton variant="outlined" onKlaar={onKlaar} />}
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
