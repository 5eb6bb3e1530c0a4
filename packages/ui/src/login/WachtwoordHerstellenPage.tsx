import { useState } from 'react';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { LinkButton } from '../actions/links.tsx';
import { loginApi } from '../api/login-api.ts';
import { Alert } from '../feedback/Alert.tsx';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { isLinkOngeldig, LinkOngeldigPage } from './LinkOngeldigPage.tsx';
import { NieuwWachtwoordForm } from './NieuwWachtwoordForm.tsx';
import { clearToken, readToken } from './token.ts';

/** The page of the link in the mail about a forgotten password. */
export function WachtwoordHerstellenPage() {
  const [token] = useState(readToken);
  const [isRestored, setRestored] = useState(false);
  // Without a token no password can be chosen.
  const [isInvalid, setInvalid] = useState(token === '');
  const choose = async (wachtwoord: string) => {
    try {
      await loginApi.completeHerstel(token, wachtwoord);
    } catch (error) {
      if (!isLinkOngeldig(error)) throw error;
      setInvalid(true);
      return;
    }
    clearToken();
    setRestored(true);
  };
  if (isInvalid) {
    return (
      <LinkOngeldigPage
        button={
          <LinkButton to="/wachtwoord-vergeten" variant="filled">
            Nieuwe link aanvragen
          </LinkButton>
        }
      >
        <p>De link is al gebruikt, of ouder dan een half uur. Uw wachtwoord is niet gewijzigd.</p>
      </LinkOngeldigPage>
    );
  }
  return (
    <LoginFrame title="Nieuw wachtwoord kiezen">
      <Card>
        {isRestored ? (
          <>
            <Alert severity="success" title="Uw wachtwoord is gewijzigd" takesFocus>
              U bent overal uitgelogd. Log opnieuw in met uw nieuwe wachtwoord en uw tweede stap.
            </Alert>
            <ButtonRow>
              <LinkButton to="/aanmelden" variant="filled">
                Naar inloggen
              </LinkButton>
            </ButtonRow>
          </>
        ) : (
          <NieuwWachtwoordForm submitLabel="Wachtwoord opslaan" onChoose={choose} />
        )}
      </Card>
    </LoginFrame>
  );
}
