import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/TextField.tsx';
import { useVerzending } from '../forms/use-verzending.ts';

type CodeFormProps = {
  /** Rejects with ApiProblem when the code is not right. */
  onCode: (code: string) => Promise<void>;
  soort: 'code' | 'herstelcode';
  knop: string;
};

const teksten = {
  code: {
    label: 'Code uit uw app',
    hint: 'Zes cijfers. Uw app toont elke halve minuut een nieuwe code.',
    leeg: 'Vul de code in die uw app nu toont.',
  },
  herstelcode: {
    label: 'Herstelcode',
    hint: 'Een van de codes die u bewaarde toen u de tweede stap instelde.',
    leeg: 'Vul een herstelcode in.',
  },
} as const;

export function CodeForm({ onCode, soort, knop }: CodeFormProps) {
  const [code, setCode] = useState('');
  const { errors, errorOf, problem, isBusy, send } = useVerzending();
  const { label, hint, leeg } = teksten[soort];

  const submit = () =>
    send(code.trim() ? [] : [{ name: 'code', melding: leeg }], async () => {
      await onCode(code.trim());
    });

  return (
    <Form onSubmit={submit} errors={errors}>
      {errors.length === 0 && <ProblemAlert error={problem} title="Dat lukte niet" />}
      <TextField
        label={label}
        name="code"
        hint={hint}
        code
        value={code}
        onChange={setCode}
        error={errorOf('code')}
        autoComplete={soort === 'code' ? 'one-time-code' : 'off'}
        inputMode={soort === 'code' ? 'numeric' : 'text'}
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy} busyLabel="Bezig met controleren…">
          {knop}
        </Button>
      </ButtonRow>
    </Form>
  );
}
