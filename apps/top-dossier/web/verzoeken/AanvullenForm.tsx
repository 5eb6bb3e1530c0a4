import {
  ApiProblem,
  Button,
  ButtonRow,
  Form,
  ProblemAlert,
  TextField,
  useFormErrors,
  type FieldError,
} from '@koppelpunt/ui';
import { useState, type ReactNode } from 'react';
import { useAanvulling } from './useVerzoeken.ts';
import { listErrors, listRules, parseBrin6, parseVerificatiecode } from './verificatiecode.ts';
import type { VerzoekDetail } from './verzoek.ts';

export function AanvullenForm({ verzoek, beside }: { verzoek: VerzoekDetail; beside?: ReactNode }) {
  const [brin6, setBrin6] = useState(verzoek.brin6 ?? '');
  const [verificatiecode, setVerificatiecode] = useState('');
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const aanvulling = useAanvulling(verzoek.id);
  const invoer = {
    brin6: parseBrin6(brin6),
    verificatiecode: parseVerificatiecode(verificatiecode),
  };

  const submit = async () => {
    const found = listErrors(invoer.brin6, invoer.verificatiecode);
    show(found);
    if (found.length > 0) return;
    await aanvulling.mutateAsync(invoer).catch((error: unknown) => show(listFieldErrors(error)));
  };

  const change = (name: string, set: (value: string) => void) => (value: string) => {
    set(value);
    markChanged(name);
  };
  return (
    <Form onSubmit={submit} errors={errors}>
      <TextField
        label="BRIN en vestiging"
        name="brin6"
        code
        hint="Vier tekens voor de school en twee voor de vestiging, bijvoorbeeld 97QX00."
        value={brin6}
        onChange={change('brin6', setBrin6)}
        error={errorOf('brin6')}
      />
      <TextField
        label="Verificatiecode"
        name="verificatiecode"
        code
        hint="Neem de code letter voor letter over. Hoofdletters en kleine letters zijn verschillend."
        value={verificatiecode}
        onChange={change('verificatiecode', setVerificatiecode)}
        rules={listRules(invoer.brin6, invoer.verificatiecode)}
        error={errorOf('verificatiecode')}
      />
      {!hasFound && <ProblemAlert error={aanvulling.error} title="Bewaren lukte niet" />}
      <ButtonRow>
        <Button type="submit" variant="filled" busy={aanvulling.isPending} busyLabel="Bezig met bewaren…">
          Bewaren
        </Button>
        {beside}
      </ButtonRow>
    </Form>
  );
}

const FIELDS: readonly string[] = ['brin6', 'verificatiecode'];

function listFieldErrors(error: unknown): readonly FieldError[] {
  if (!(error instanceof ApiProblem)) return [];
  return Object.entries(error.velden)
    .filter(([name]) => FIELDS.includes(name))
    .map(([name, melding]) => ({ name, melding }));
}
