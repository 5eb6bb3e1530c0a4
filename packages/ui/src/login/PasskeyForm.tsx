import { useState } from 'react';
import { Button, type ButtonVariant } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { loginApi } from '../api/login.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/TextField.tsx';
import { createPasskey } from './passkey.ts';
import { useVerzending } from '../forms/use-verzending.ts';

export function PasskeyForm({
  variant = 'filled',
  onGemaakt,
}: {
  variant?: ButtonVariant;
  onGemaakt: (herstelcodes: readonly string[] | null) => void;
}) {
  const [naam, setNaam] = useState('');
  const { errors, errorOf, problem, isBusy, send } = useVerzending();
  const submit = () =>
    send(naam.trim() ? [] : [{ name: 'passkeynaam', melding: 'Geef de passkey een naam.' }], async () => {
      const antwoord = await createPasskey(await loginApi.registreerVraag());
      const { herstelcodes } = await loginApi.registreer(naam.trim(), antwoord);
      setNaam('');
      onGemaakt(herstelcodes);
    });
  return (
    <Form onSubmit={submit} errors={errors}>
      {errors.length === 0 && <ProblemAlert error={problem} title="De passkey is niet gemaakt" />}
      <TextField
        label="Naam van de passkey"
        name="passkeynaam"
        hint="Waaraan u hem herkent, zoals: laptop van school."
        value={naam}
        onChange={setNaam}
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
