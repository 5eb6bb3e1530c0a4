import {
  ApiProblem,
  Button,
  ButtonRow,
  Card,
  dataOf,
  ErrorSummary,
  Form,
  ProblemAlert,
  useMutation,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { describeCodeFout } from './code-eisen.ts';
import { toFieldErrors } from './koppeling-form.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import { useFormErrors } from './useFormErrors.ts';
import type { Uitkomst } from './uitkomst.ts';
import { useRefreshKoppelingen } from './useKoppelingen.ts';
import { useVerseCode } from './verse-code.tsx';
import { VerificatiecodeField } from './VerificatiecodeField.tsx';

type CodeInvullenProps = { koppeling: KoppelingDetail; onIngevuld: (uitkomst: Uitkomst['kind']) => void };

/** The way back from a pause, and from a request that nobody confirmed: the code decides which of the two it is. */
export function CodeInvullen({ koppeling, onIngevuld }: CodeInvullenProps) {
  const vestiging = useVestiging();
  const { brin6 } = vestiging;
  const refresh = useRefreshKoppelingen();
  const { keepCode } = useVerseCode();
  const [code, setCode] = useState('');
  const { errors, attempt, errorOf, show, markChanged } = useFormErrors();
  const isGepauzeerd = koppeling.status === 'gepauzeerd';

  const enter = useMutation({
    mutationFn: (verificatiecode: string) =>
      dataOf(
        api.PUT('/api/vestigingen/{brin6}/koppelingen/{id}/verificatiecode', {
          params: { path: { brin6, id: koppeling.id } },
          body: { verificatiecode },
        }),
      ),
    onSuccess: async ({ uitkomst }, verificatiecode) => {
      keepCode({ koppelingId: koppeling.id, verificatiecode });
      await refresh();
      onIngevuld(uitkomst);
    },
  });
  const submit = () => {
    const fout = describeCodeFout(code, vestiging);
    show(toFieldErrors({ verificatiecode: fout }));
    if (fout || enter.isPending) return;
    enter.mutate(trimVerificatiecode(code).code, {
      onError: (error) => show(error instanceof ApiProblem ? toFieldErrors(error.velden) : []),
    });
  };

  return (
    <Card title={isGepauzeerd ? 'Uitwisseling hervatten' : 'Koppeling opnieuw aanvragen'}>
      <p>
        {isGepauzeerd
          ? 'Wenst u de gegevensuitwisseling weer te hervatten, vul dan de verificatiecode weer in.'
          : 'TOP dossier heeft de koppeling niet op tijd bevestigd. Vul de verificatiecode weer in, of een nieuwe.'}
      </p>
      {isGepauzeerd && (
        <ul>
          <li>
            <strong>Dezelfde code:</strong> de uitwisseling gaat verder. TOP dossier hoeft niets te doen.
          </li>
          <li>
            <strong>Een andere code:</strong> u vraagt de koppeling opnieuw aan. Daarna stuurt u het verzoek
            met de nieuwe code.
          </li>
        </ul>
      )}
      <Form onSubmit={submit}>
        <ErrorSummary key={attempt} errors={errors} />
        {errors.length === 0 && <ProblemAlert error={enter.error} title="Invullen lukte niet" />}
        <VerificatiecodeField
          value={code}
          onChange={(value) => {
            setCode(value);
            markChanged('verificatiecode');
          }}
          error={errorOf('verificatiecode')}
        />
        <ButtonRow>
          <Button type="submit" variant="filled" busy={enter.isPending}>
            {isGepauzeerd ? 'Uitwisseling hervatten' : 'Opnieuw aanvragen'}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
