import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi } from '../api/login-api.ts';
import { Alert } from '../feedback/Alert.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { PasswordField } from '../forms/PasswordField.tsx';
import { Card } from '../layout/Card.tsx';
import { findLengthErrors, listRules } from './NieuwWachtwoordForm.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

export function WachtwoordCard({ onChanged }: { onChanged: () => void }) {
  const [oud, setOud] = useState('');
  const [nieuw, setNieuw] = useState('');
  const [isDone, setDone] = useState(false);
  const { errors, errorOf, problem, isBusy, send, change } = useSubmission();
  const submit = () => {
    setDone(false);
    const missing = [
      ...(oud ? [] : [{ name: 'oud', melding: 'Vul het wachtwoord in waarmee u nu inlogt.' }]),
      ...findLengthErrors('nieuw', nieuw),
    ];
    return send(missing, async () => {
      await loginApi.updateWachtwoord(oud, nieuw);
      setOud('');
      setNieuw('');
      setDone(true);
      onChanged();
    });
  };
  return (
    <Card title="Wachtwoord wijzigen">
      <Form onSubmit={submit} errors={errors}>
        {isDone && (
          <Alert severity="success" title="Uw wachtwoord is gewijzigd">
            Op uw andere apparaten bent u uitgelogd.
          </Alert>
        )}
        {errors.length === 0 && <ProblemAlert error={problem} />}
        <PasswordField
          label="Huidig wachtwoord"
          name="oud"
          value={oud}
          onChange={change('oud', setOud)}
          error={errorOf('oud')}
        />
        <PasswordField
          label="Nieuw wachtwoord"
          name="nieuw"
          autoComplete="new-password"
          value={nieuw}
          onChange={change('nieuw', setNieuw)}
          rules={listRules(nieuw)}
          error={errorOf('nieuw')}
        />
        <ButtonRow>
          <Button type="submit" busy={isBusy}>
            Wachtwoord wijzigen
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
