import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { rolvoorstellenApi } from '../mensen/rolvoorstellen-api.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { QueryView } from '../feedback/QueryView.tsx';
import { useAct } from '../forms/useAct.ts';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { isLinkOngeldig, LinkOngeldigPage } from './LinkOngeldigPage.tsx';
import { clearToken, readToken } from './token.ts';

/** The page of the link to the contact address of a school: may this person see its pupils? Nobody signs in for it. */
export function ToegangBevestigenPage() {
  const [token] = useState(readToken);
  const voorstel = useQuery({
    queryKey: ['toegang-bevestigen'],
    queryFn: () => rolvoorstellenApi.getByToken(token),
    staleTime: Infinity,
  });
  const [given, setGiven] = useState<'ja' | 'nee'>();
  const { isBusy, error, run } = useAct();
  const answer = (antwoord: 'ja' | 'nee') =>
    void run(async () => {
      await rolvoorstellenApi.answerByToken(token, antwoord);
      clearToken();
      setGiven(antwoord);
    });
  if (given) {
    return (
      <LoginFrame title="Bedankt voor uw antwoord">
        <Card>
          <p>
            {given === 'ja'
              ? 'Deze persoon krijgt nu een e-mail en kan daarna de leerlingen van uw school zien.'
              : 'Deze persoon krijgt geen toegang.'}
          </p>
          <p>U kunt dit venster sluiten.</p>
        </Card>
      </LoginFrame>
    );
  }
  if (isLinkOngeldig(voorstel.error) || isLinkOngeldig(error)) {
    return (
      <LinkOngeldigPage>
        <p>De vraag is al beantwoord of ingetrokken, of ouder dan twee weken. U hoeft niets te doen.</p>
      </LinkOngeldigPage>
    );
  }
  return (
    <LoginFrame title="Mag deze persoon uw leerlingen zien?" intro="Iemand van de school moet ja zeggen.">
      <Card>
        <QueryView query={voorstel}>
          {({ naam, email, rolNaam, plek }) => (
            <>
              <p>
                <strong>{naam}</strong> ({email}) zou de rol {rolNaam} krijgen bij {plek}, en dan de
                leerlingen van die school met naam zien.
              </p>
              <p>Kent u deze persoon niet, of hoort die niet bij uw school? Zeg dan nee.</p>
              <ProblemAlert error={error} title="Dat lukte niet" />
              <ButtonRow>
                <Button variant="filled" busy={isBusy} onClick={() => answer('ja')}>
                  Ja, toegang geven
                </Button>
                <Button variant="danger-outlined" busy={isBusy} onClick={() => answer('nee')}>
                  Nee, geen toegang
                </Button>
              </ButtonRow>
            </>
          )}
        </QueryView>
      </Card>
    </LoginFrame>
  );
}
