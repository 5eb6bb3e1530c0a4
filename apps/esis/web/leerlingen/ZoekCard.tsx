import {
  ApiProblem,
  Button,
  ButtonRow,
  Card,
  Form,
  formatTelling,
  ProblemAlert,
  TextField,
  useFormErrors,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { LeerlingTable } from './LeerlingTable.tsx';
import { useZoekLeerlingen } from './useLeerlingen.ts';

const NAME = 'zoek-naam';

/** Finds a pupil in whichever group. It asks on a press only: each look at pupils stands in the logboek. */
export function ZoekCard({ schooljaar }: { schooljaar: string | undefined }) {
  const [naam, setNaam] = useState('');
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const search = useZoekLeerlingen(schooljaar);
  const submit = () => {
    show([]);
    search.mutate(naam, {
      onError: (error) => {
        const melding = error instanceof ApiProblem ? error.velden['naam'] : undefined;
        if (melding) show([{ name: NAME, melding }]);
      },
    });
  };
  return (
    <Card title="Leerling zoeken">
      <Form onSubmit={submit} errors={errors}>
        {!hasFound && <ProblemAlert error={search.error} title="Zoeken lukte niet" />}
        <TextField
          label="Naam"
          name={NAME}
          hint="Een deel van de naam is genoeg, bijvoorbeeld: emma jans."
          value={naam}
          onChange={(value) => {
            setNaam(value);
            markChanged(NAME);
          }}
          error={errorOf(NAME)}
        />
        <ButtonRow>
          <Button type="submit" busy={search.isPending} busyLabel="Bezig met zoeken…">
            Zoeken
          </Button>
        </ButtonRow>
      </Form>
      <output>{search.data && describeFound(search.data.leerlingen.length)}</output>
      {search.data && search.data.leerlingen.length > 0 && (
        <LeerlingTable
          key={search.submittedAt}
          leerlingen={search.data.leerlingen}
          schooljaar={schooljaar}
          groepen={search.data.groepen}
        />
      )}
    </Card>
  );
}

const describeFound = (aantal: number): string =>
  aantal === 0
    ? 'Geen leerling gevonden. Zoek op een ander deel van de naam.'
    : `${formatTelling(aantal, 'leerling', 'leerlingen')} gevonden.`;
