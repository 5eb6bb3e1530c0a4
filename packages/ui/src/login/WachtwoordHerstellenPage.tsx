import { useState } from 'react';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { LinkButton } from '../actions/links.tsx';
import { loginApi } from '../api/login.ts';
import { Alert } from '../feedback/Alert.tsx';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { NieuwWachtwoordForm } from './NieuwWachtwoordForm.tsx';
import { clearToken, readToken } from './token.ts';

/** Where the link of a forgotten password leads. */
export function WachtwoordHerstellenPage() {
  const [token] = useState(readToken);
  const [isHersteld, setHersteld] = useState(false);
  const kies = async (wachtwoord: string) => {
    await loginApi.herstel(token, wachtwoord);
    clearToken();
    setHersteld(true);
  };
  return (
    <LoginFrame title="Nieuw wachtwoord kiezen">
      <Card>
        {isHersteld ? (
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
          <NieuwWachtwoordForm knop="Wachtwoord opslaan" onKies={kies} />
        )}
      </Card>
    </LoginFrame>
  );
}
