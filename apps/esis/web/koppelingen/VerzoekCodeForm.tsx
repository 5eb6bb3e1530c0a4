import {
  ApiProblem,
  Button,
  ButtonRow,
  ErrorSummary,
  Form,
  Muted,
  ProblemAlert,
  TextField,
  type FieldError,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { toFieldErrors } from './koppeling-form.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import { useVerzoekCode } from './useVerzoek.ts';

/** ESIS cannot show the code, only recognise it; so who sends the request later enters it again. */
export function VerzoekCodeForm({ koppeling }: { koppeling: KoppelingDetail }) {
  const [code, setCode] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const check = useVerzoekCode(koppeling.id);
  const show = (found: readonly FieldError[]) => {
    setErrors(found);
    setAttempt((before) => before + 1);
  };

  const submit = () => {
    const trimmed = trimVerificatiecode(code).code;
    if (trimmed === '') {
      show(toFieldErrors({ 'verzoek-code': 'Vul de verificatiecode in die u bij het activeren koos.' }));
      return;
    }
    show([]);
    check.mutate(trimmed, {
      onError: (error) =>
        show(
          toFieldErrors({
            'verzoek-code': error instanceof ApiProblem ? error.velden['verificatiecode'] : undefined,
          }),
        ),
    });
  };

  return (
    <Form onSubmit={submit}>
      <ErrorSummary key={attempt} errors={errors} />
      {errors.length === 0 && <ProblemAlert error={check.error} title="Controleren lukte niet" />}
      <TextField
        label="Verificatiecode"
        name="verzoek-code"
        code
        required
        value={code}
        onChange={setCode}
        error={errors[0]?.melding}
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
