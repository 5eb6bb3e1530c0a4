import { Alert, formatTelling, ProblemAlert, Stack } from '@koppelpunt/ui';
import { BevindingTable } from './BevindingTable.tsx';
import { findWeigering } from './edexml.ts';

export function ImportProblemAlert({ error }: { error: unknown }) {
  const weigering = findWeigering(error);
  if (!weigering) return <ProblemAlert error={error} title="Het inlezen lukte niet" />;
  const { melding, bevindingen, aantal } = weigering;
  return (
    <Stack>
      <Alert severity="error" title="Het bestand is niet ingelezen" headingLevel={3} takesFocus>
        <p>{melding}</p>
        <p>
          Komt u er niet uit? Stuur de lijst hieronder naar de leverancier van het programma dat het bestand
          maakte.
        </p>
      </Alert>
      <BevindingTable
        caption={formatTelling(aantal, 'bevinding', 'bevindingen')}
        bevindingen={bevindingen}
        aantal={aantal}
      />
    </Stack>
  );
}
