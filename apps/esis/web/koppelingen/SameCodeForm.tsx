import { ApiProblem, Button, ButtonRow, Form, ProblemAlert, TextField, useFormErrors } from '@koppelpunt/ui';
import { useState } from 'react';
import { toFieldErrors } from './koppeling-form.ts';
import type { Uitkomst } from './uitkomst.ts';
import { isOtherCode, useEnterCode } from './useEnterCode.ts';

type SameCodeFormProps = {
  koppelingId: string;
  label: string;
  name: string;
  hint: string;
  submitLabel: string;
  /** What this person does next; elsewhere there is another button for that. */
  isNext?: boolean;
  onEntered: (uitkomst: Uitkomst['kind']) => void;
  /** The code that was entered is another one. */
  onOther?: ((code: string) => void) | undefined;
};

// The question above the field says the rest.
const ANDERS = 'Dit is niet dezelfde code. Let op O en 0, en op I, l en 1.';
const LEEG = 'Vul de verificatiecode in die u eerder koos.';

/** A code that exists already: no rules, and no button that makes another one, for only one text is right. */
export function SameCodeForm(props: SameCodeFormProps) {
  const { koppelingId, label, name, hint, submitLabel, isNext = true, onEntered, onOther } = props;
  const [code, setCode] = useState('');
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const enter = useEnterCode(koppelingId, onEntered);
  const submit = () => {
    show(toFieldErrors({ [name]: code.trim() === '' ? LEEG : undefined }));
    if (code.trim() === '' || enter.isPending) return;
    enter.mutate(
      { verificatiecode: code },
      {
        onError: (error) => {
          const isOther = onOther !== undefined && isOtherCode(error);
          if (isOther) onOther(code);
          const melding = error instanceof ApiProblem ? error.velden['verificatiecode'] : '';
          show(toFieldErrors({ [name]: isOther ? ANDERS : melding }));
        },
      },
    );
  };
  return (
    <Form onSubmit={submit} errors={errors}>
      {!hasFound && <ProblemAlert error={enter.error} title="Invullen lukte niet" />}
      <TextField
        label={label}
        name={name}
        code
        grows
        required
        value={code}
        onChange={(value) => {
          setCode(value);
          markChanged(name);
        }}
        error={errorOf(name)}
        hint={hint}
      />
      <ButtonRow>
        <Button type="submit" variant={isNext ? 'filled' : 'outlined'} busy={enter.isPending}>
          {submitLabel}
        </Button>
      </ButtonRow>
    </Form>
  );
}
