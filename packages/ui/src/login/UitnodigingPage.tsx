import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { loginApi } from '../api/login-api.ts';
import { QueryView } from '../feedback/QueryView.tsx';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { isLinkOngeldig, LinkOngeldigPage } from './LinkOngeldigPage.tsx';
import { NieuwWachtwoordForm } from './NieuwWachtwoordForm.tsx';
import { clearToken, readToken } from './token.ts';

/** The page of the link in an invitation: choose a password, then set up the second factor. */
export function UitnodigingPage() {
  const [token] = useState(readToken);
  const uitnodiging = useQuery({
    queryKey: ['uitnodiging'],
    queryFn: () => loginApi.getUitnodiging(token),
    staleTime: Infinity,
  });
  const [isUsed, setUsed] = useState(false);
  const choose = async (wachtwoord: string) => {
    try {
      await loginApi.acceptUitnodiging(token, wachtwoord);
    } catch (error) {
      if (!isLinkOngeldig(error)) throw error;
      setUsed(true);
      return;
    }
    clearToken();
    // The login page asks the server for the next step.
    location.assign('/aanmelden');
  };
  if (isUsed || isLinkOngeldig(uitnodiging.error)) {
    return (
      <LinkOngeldigPage>
        <p>De uitnodiging is al gebruikt, of ouder dan een week.</p>
        <p>
          Hebt u al een wachtwoord gekozen? Log dan in. Hebt u dat nog niet? Vraag dan wie u uitnodigde om een
          nieuwe uitnodiging.
        </p>
      </LinkOngeldigPage>
    );
  }
  return (
    <LoginFrame title="Welkom" intro="Kies een wachtwoord voor uw account.">
      <Card>
        <QueryView query={uitnodiging}>
          {({ naam, email }) => (
            <NieuwWachtwoordForm submitLabel="Verder" email={email} onChoose={choose}>
              <p>
                Dit account is voor <strong>{naam}</strong> ({email}).
              </p>
            </NieuwWachtwoordForm>
          )}
        </QueryView>
      </Card>
    </LoginFrame>
  );
}
