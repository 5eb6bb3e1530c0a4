import { useState, type ReactNode } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { PasswordField } from '../forms/PasswordField.tsx';
import type { Rule } from '../forms/rule.ts';
import { useSubmission } from '../forms/useSubmission.ts';

/** The same minimum as in packages/platform/src/login/login.contract.ts; the server checks it again. */
const MIN_LENGTH = 12;
const EIS = `Een wachtwoord heeft ten minste ${MIN_LENGTH} tekens.`;

export const listRules = (wachtwoord: string): readonly Rule[] => [
  {
    id: 'lengte',
    label: `ten minste ${MIN_LENGTH} tekens`,
    state: wachtwoord === '' ? 'open' : wachtwoord.length >= MIN_LENGTH ? 'goed' : 'fout',
  },
];

export const findLengthErrors = (name: string, wachtwoord: string) =>
  wachtwoord.length < MIN_LENGTH ? [{ name, melding: EIS }] : [];

/** Chooses a password, after a link in a mail. `children` come above the field. */
export function NieuwWachtwoordForm({
  submitLabel,
  email,
  onChoose,
  children,
}: {
  submitLabel: string;
  /** Tells the password manager whose password this is. */
  email?: string | undefined;
  onChoose: (wachtwoord: string) => Promise<void>;
  children?: ReactNode;
}) {
  const [wachtwoord, setWachtwoord] = useState('');
  const { errors, errorOf, problem, isBusy, send, change } = useSubmission();
  const submit = () =>
    send(findLengthErrors('wachtwoord', wachtwoord), async () => {
      await onChoose(wachtwoord);
    });
  return (
    <Form onSubmit={submit} errors={errors}>
      {errors.length === 0 && <ProblemAlert error={problem} />}
      {children}
      {email !== undefined && (
        <input type="email" autoComplete="username" value={email} readOnly hidden tabIndex={-1} />
      )}
      <PasswordField
        label="Nieuw wachtwoord"
        name="wachtwoord"
        autoComplete="new-password"
        hint="Een zin van een paar woorden onthoudt u makkelijk en is moeilijk te raden."
        value={wachtwoord}
        onChange={change('wachtwoord', setWachtwoord)}
        rules={listRules(wachtwoord)}
        error={errorOf('wachtwoord')}
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy}>
          {submitLabel}
        </Button>
      </ButtonRow>
    </Form>
  );
}
