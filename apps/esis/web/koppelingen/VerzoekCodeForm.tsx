import {
  ApiProblem,
  Button,
  ButtonRow,
  Form,
  Muted,
  ProblemAlert,
  TextField,
  useFormErrors,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { toFieldErrors } from './koppeling-form.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import { useVerzoekCode } from './useVerzoek.ts';

// Not `verificatiecode`: another field on this page has that name.
const NAME = 'verzoek-code';
const LEEG = 'Vul de verificatiecode in die u bij het activeren koos.';

/** ESIS stores only a hash of the code, so a user who sends the request later enters the code again. */
export function VerzoekCodeForm({ koppeling }: { koppeling: KoppelingDetail }) {
  const [code, setCode] = useState('');
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const check = useVerzoekCode(koppeling.id);
  const submit = () => {
    const trimmed = trimVerificatiecode(code).code;
    show(toFieldErrors({ [NAME]: trimmed === '' ? LEEG : undefined }));
    if (trimmed === '' || check.isPending) return;
    check.mutate(trimmed, {
      onError: (error) =>
        show(toFieldErrors({ [NAME]: error instanceof ApiProblem ? error.velden['verificatiecode'] : '' })),
    });
  };

  return (
    <Form onSubmit={submit} errors={errors}>
      {!hasFound && <ProblemAlert error={check.error} title="Controleren lukte niet" />}
      <TextField
        label="Verificatiecode"
        name={NAME}
        code
        grows
        required
        value={code}
        onChange={(value) => {
          setCode(value);
          markChanged(NAME);
        }}
        error={errorOf(NAME)}
        hint="ESIS kan de code niet laten zien. Vul hem daarom nog een keer in. U ziet de e-mail voordat hij weggaat."
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={check.isPending} busyLabel="Bezig met controleren…">
          Toon de e-mail
        </Button>
      </ButtonRow>
      <Muted>
        Bent u de code kwijt? Verwijder hem hieronder en vul een nieuwe in. U stuurt daarna het verzoek met de
        nieuwe code.
      </Muted>
    </Form>
  );
}
