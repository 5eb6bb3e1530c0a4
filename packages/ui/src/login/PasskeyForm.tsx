import { useState } from 'react';
import { Button, type ButtonVariant } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi } from '../api/login-api.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/TextField.tsx';
import { createPasskey } from './passkey.ts';
import { useSubmission } from '../forms/useSubmission.ts';

export function PasskeyForm({
  variant = 'filled',
  onCreated,
}: {
  variant?: ButtonVariant;
  onCreated: (herstelcodes: readonly string[] | null) => void;
}) {
  const [naam, setNaam] = useState('');
  const { errors, errorOf, problem, isBusy, send, change } = useSubmission();
  const submit = () =>
    send(naam.trim() ? [] : [{ name: 'passkeynaam', melding: 'Geef de passkey een naam.' }], async () => {
      const antwoord = await createPasskey(await loginApi.getRegistrationOptions());
      const { herstelcodes } = await loginApi.createPasskey(naam.trim(), antwoord);
      setNaam('');
      onCreated(herstelcodes);
    });
  return (
    <Form onSubmit={submit} errors={errors}>
      {errors.length === 0 && <ProblemAlert error={problem} title="De passkey is niet gemaakt" />}
      <TextField
        label="Naam van de passkey"
        name="passkeynaam"
        hint="Waaraan u hem herkent, zoals: laptop van school."
        value={naam}
        onChange={change('passkeynaam', change('naam', setNaam))}
        error={errorOf('passkeynaam') ?? errorOf('naam')}
      />
      <ButtonRow>
        <Button type="submit" variant={variant} busy={isBusy} busyLabel="Volg de vraag van uw apparaat…">
          Passkey maken
        </Button>
      </ButtonRow>
    </Form>
  );
}
