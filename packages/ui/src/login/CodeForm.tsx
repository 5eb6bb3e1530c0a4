import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/TextField.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

type CodeFormProps = {
  /** Rejects with ApiProblem when the code is not right. */
  onCode: (code: string) => Promise<void>;
  kind: 'code' | 'herstelcode';
  submitLabel: string;
};

const texts = {
  code: {
    label: 'Code uit uw app',
    hint: 'Zes cijfers. Uw app toont elke halve minuut een nieuwe code.',
    missing: 'Vul de code in die uw app nu toont.',
  },
  herstelcode: {
    label: 'Herstelcode',
    hint: 'Een van de codes die u bewaarde toen u de tweede stap instelde.',
    missing: 'Vul een herstelcode in.',
  },
} as const;

export function CodeForm({ onCode, kind, submitLabel }: CodeFormProps) {
  const [code, setCode] = useState('');
  const { errors, errorOf, problem, isBusy, send, change } = useSubmission();
  const { label, hint, missing } = texts[kind];

  const submit = () =>
    send(code.trim() ? [] : [{ name: 'code', melding: missing }], async () => {
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
        onChange={change('code', setCode)}
        error={errorOf('code')}
        autoComplete={kind === 'code' ? 'one-time-code' : 'off'}
        inputMode={kind === 'code' ? 'numeric' : 'text'}
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy} busyLabel="Bezig met controleren…">
          {submitLabel}
        </Button>
      </ButtonRow>
    </Form>
  );
}
