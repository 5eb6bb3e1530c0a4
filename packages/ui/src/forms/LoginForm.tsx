import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Alert } from '../feedback/Alert.tsx';
import { Form } from './Form.tsx';
import type { FieldError } from './ErrorSummary.tsx';
import { PasswordField } from './PasswordField.tsx';
import { TextField } from './TextField.tsx';

export type LoginFormProps = {
  /** Rejects with ApiProblem when it may not be. */
  onLogin: (email: string, wachtwoord: string) => Promise<void>;
  /** Said when the server answers 401; the same for an unknown address and a wrong password. */
  refusal?: string | undefined;
};

export function LoginForm({
  onLogin,
  refusal = 'Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.',
}: LoginFormProps) {
  const [email, setEmail] = useState('');
  const [wachtwoord, setWachtwoord] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  const submit = async () => {
    const missing = [
      ...(email.trim() ? [] : [{ name: 'email', melding: 'Vul uw e-mailadres in.' }]),
      ...(wachtwoord ? [] : [{ name: 'wachtwoord', melding: 'Vul uw wachtwoord in.' }]),
    ];
    setErrors(missing);
    setProblem('');
    if (missing.length > 0) return;
    setBusy(true);
    try {
      await onLogin(email.trim(), wachtwoord);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.status === 401 && refusal ? refusal : error.melding);
    } finally {
      setBusy(false);
    }
  };

  const errorOf = (name: string) => errors.find((error) => error.name === name)?.melding;
  return (
    <Form onSubmit={submit} errors={errors}>
      {problem && (
        <Alert severity="error" title="Inloggen lukt niet">
          {problem}
        </Alert>
      )}
      <TextField
        label="E-mailadres"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={errorOf('email')}
      />
      <PasswordField
        label="Wachtwoord"
        name="wachtwoord"
        value={wachtwoord}
        onChange={setWachtwoord}
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
