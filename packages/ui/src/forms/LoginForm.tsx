import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Alert } from '../feedback/Alert.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { useSubmission } from './useSubmission.ts';
import { Form } from './Form.tsx';
import { PasswordField } from './PasswordField.tsx';
import { TextField } from './TextField.tsx';

export type LoginFormProps = {
  /** Rejects with an ApiProblem when the login is refused. */
  onLogin: (email: string, wachtwoord: string) => Promise<void>;
  /** The sentence for a 401: the same for an unknown address and a wrong password. */
  refusal?: string | undefined;
};

export function LoginForm({
  onLogin,
  refusal = 'Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.',
}: LoginFormProps) {
  const [email, setEmail] = useState('');
  const [wachtwoord, setWachtwoord] = useState('');
  const { errors, errorOf, problem, isBusy, send, change } = useSubmission();
  const submit = () => {
    const missing = [
      ...(email.trim() ? [] : [{ name: 'email', melding: 'Vul uw e-mailadres in.' }]),
      ...(wachtwoord ? [] : [{ name: 'wachtwoord', melding: 'Vul uw wachtwoord in.' }]),
    ];
    return send(missing, async () => await onLogin(email.trim(), wachtwoord));
  };
  return (
    <Form onSubmit={submit} errors={errors}>
      {problem instanceof ApiProblem && problem.status === 401 && refusal ? (
        <Alert severity="error" title="Inloggen lukt niet">
          {refusal}
        </Alert>
      ) : (
        <ProblemAlert error={problem} title="Inloggen lukt niet" />
      )}
      <TextField
        label="E-mailadres"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={change('email', setEmail)}
        error={errorOf('email')}
      />
      <PasswordField
        label="Wachtwoord"
        name="wachtwoord"
        value={wachtwoord}
        onChange={change('wachtwoord', setWachtwoord)}
        error={errorOf('wachtwoord')}
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy} busyLabel="Bezig met inloggen…">
          Inloggen
        </Button>
      </ButtonRow>
    </Form>
  );
}
