import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi } from '../api/login.ts';
import { Alert } from '../feedback/Alert.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { PasswordField } from '../forms/PasswordField.tsx';
import { Card } from '../layout/Card.tsx';
import { findLengteFout, regelsVan } from './NieuwWachtwoordForm.tsx';
import { useVerzending } from '../forms/use-verzending.ts';

export function WachtwoordCard({ onGewijzigd }: { onGewijzigd: () => void }) {
  const [oud, setOud] = useState('');
  const [nieuw, setNieuw] = useState('');
  const [isKlaar, setKlaar] = useState(false);
  const { errors, errorOf, problem, isBusy, send } = useVerzending();
  const submit = () => {
    setKlaar(false);
    const missing = [
      ...(oud ? [] : [{ name: 'oud', melding: 'Vul het wachtwoord in waarmee u nu inlogt.' }]),
      ...findLengteFout('nieuw', nieuw),
    ];
    return send(missing, async () => {
      await loginApi.wijzigWachtwoord(oud, nieuw);
      setOud('');
      setNieuw('');
      setKlaar(true);
      onGewijzigd();
    });
  };
  return (
    <Card title="Wachtwoord wijzigen">
      <Form onSubmit={submit} errors={errors}>
        {isKlaar && (
          <Alert severity="success" title="Uw wachtwoord is gewijzigd">
            Op uw andere apparaten bent u uitgelogd.
          </Alert>
        )}
        {errors.length === 0 && <ProblemAlert error={problem} />}
        <PasswordField
          label="Huidig wachtwoord"
          name="oud"
          value={oud}
          onChange={setOud}
          error={errorOf('oud')}
        />
        <PasswordField
          label="Nieuw wachtwoord"
          name="nieuw"
          autoComplete="new-password"
          value={nieuw}
          onChange={setNieuw}
          rules={regelsVan(nieuw)}
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
