import {
  Button,
  CopyButton,
  dataOf,
  ProblemAlert,
  Stack,
  TextField,
  useMutation,
  type Rule,
} from '@koppelpunt/ui';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { listCodeRules, toRule } from './code-rules.ts';

export type VerificatiecodeFieldProps = {
  value: string;
  onChange: (value: string) => void;
  /** With an error, a rule that is not met is shown as wrong instead of unfinished. */
  error?: string | undefined;
  /** The rule that only the server can check, when it is asked in advance. */
  unique?: Rule;
};

/** A field with the rules of the code under it, and buttons to generate and copy one. */
export function VerificatiecodeField({ value, onChange, error, unique }: VerificatiecodeFieldProps) {
  const vestiging = useVestiging();
  const { brin6 } = vestiging;
  const rules = listCodeRules(value, vestiging).map((rule) => toRule(rule, value, vestiging, error));
  const generate = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/vestigingen/{brin6}/verificatiecodes', { params: { path: { brin6 } } })),
    onSuccess: ({ verificatiecode }) => onChange(verificatiecode),
  });
  return (
    <Stack gap="small">
      <TextField
        label="Verificatiecode"
        name="verificatiecode"
        code
        grows
        required
        value={value}
        onChange={onChange}
        error={error}
        hint={
          <>
            De verificatiecode dient te beginnen met uw brin- en vestigingsnummer (bijvoorbeeld: {brin6}). De
            totale tekenreeks dient minimaal 20 en maximaal 50 tekens lang te zijn.
          </>
        }
        rules={unique ? [...rules, unique] : rules}
        trailing={
          <>
            <Button icon="key" busy={generate.isPending} onClick={() => generate.mutate()}>
              Genereer
            </Button>
            <CopyButton text={() => trimVerificatiecode(value).code} disabled={value.trim() === ''} />
          </>
        }
      />
      <ProblemAlert error={generate.error} title="Een code maken lukte niet">
        <p>U kunt ook zelf een code bedenken.</p>
      </ProblemAlert>
    </Stack>
  );
}
