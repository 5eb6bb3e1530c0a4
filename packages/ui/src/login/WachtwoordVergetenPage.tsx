import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { LinkButton } from '../actions/links.tsx';
import { loginApi } from '../api/login-api.ts';
import { Alert } from '../feedback/Alert.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/TextField.tsx';
import { Card } from '../layout/Card.tsx';
import { LoginFrame } from '../layout/LoginFrame.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

export function WachtwoordVergetenPage() {
  const [email, setEmail] = useState('');
  const [isSent, setSent] = useState(false);
  const { errors, errorOf, problem, isBusy, send, change } = useSubmission();
  const submit = () =>
    send(email.trim() ? [] : [{ name: 'email', melding: 'Vul uw e-mailadres in.' }], async () => {
      await loginApi.requestHerstel(email.trim());
      setSent(true);
    });
  return (
    <LoginFrame title="Wachtwoord vergeten">
      <Card>
        {isSent ? (
          <>
            <Alert severity="success" title="Kijk in uw mailbox" takesFocus>
              Is dit e-mailadres bij ons bekend, dan krijgt u een e-mail met een link. De link is een half uur
              geldig.
            </Alert>
            <ButtonRow>
              <LinkButton to="/aanmelden">Naar inloggen</LinkButton>
            </ButtonRow>
          </>
        ) : (
          <Form onSubmit={submit} errors={errors}>
            <ProblemAlert error={problem} />
            <TextField
              label="E-mailadres"
              name="email"
              type="email"
              hint="We sturen een link om een nieuw wachtwoord te kiezen."
              autoComplete="username"
              value={email}
              onChange={change('email', setEmail)}
              error={errorOf('email')}
            />
            <ButtonRow>
              <Button type="submit" variant="filled" busy={isBusy}>
                Link sturen
              </Button>
              <LinkButton to="/aanmelden" variant="plain">
                Terug
              </LinkButton>
            </ButtonRow>
          </Form>
        )}
      </Card>
    </LoginFrame>
  );
}
