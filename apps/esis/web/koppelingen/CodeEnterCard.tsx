import {
  ApiProblem,
  Button,
  ButtonRow,
  Card,
  dataOf,
  Form,
  ProblemAlert,
  useMutation,
  useFormErrors,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { trimVerificatiecode } from '../../src/koppelingen/koppelingen.contract.ts';
import { api } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { describeCodeError } from './code-rules.ts';
import { toFieldErrors } from './koppeling-form.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import type { Uitkomst } from './uitkomst.ts';
import { useRefreshKoppelingen } from './useKoppelingen.ts';
import { useRecentCode } from './RecentCode.tsx';
import { VerificatiecodeField } from './VerificatiecodeField.tsx';

type CodeEnterCardProps = { koppeling: KoppelingDetail; onEntered: (uitkomst: Uitkomst['kind']) => void };

/** Resumes a paused koppeling, or requests it again: the code decides which of the two. */
export function CodeEnterCard({ koppeling, onEntered }: CodeEnterCardProps) {
  const vestiging = useVestiging();
  const { brin6 } = vestiging;
  const refresh = useRefreshKoppelingen();
  const { keepCode } = useRecentCode();
  const [code, setCode] = useState('');
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const isPaused = koppeling.status === 'gepauzeerd';

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
      onEntered(uitkomst);
    },
  });
  const submit = () => {
    const found = describeCodeError(code, vestiging);
    show(toFieldErrors({ verificatiecode: found }));
    if (found || enter.isPending) return;
    enter.mutate(trimVerificatiecode(code).code, {
      onError: (error) => show(error instanceof ApiProblem ? toFieldErrors(error.velden) : []),
    });
  };

  return (
    <Card title={isPaused ? 'Uitwisseling hervatten' : 'Koppeling opnieuw aanvragen'}>
      <p>
        {isPaused
          ? 'Wenst u de gegevensuitwisseling weer te hervatten, vul dan de verificatiecode weer in.'
          : 'TOP dossier heeft de koppeling niet op tijd bevestigd. Vul de verificatiecode weer in, of een nieuwe.'}
      </p>
      {isPaused && (
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
      <Form onSubmit={submit} errors={errors}>
        {!hasFound && <ProblemAlert error={enter.error} title="Invullen lukte niet" />}
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
            {isPaused ? 'Uitwisseling hervatten' : 'Opnieuw aanvragen'}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
