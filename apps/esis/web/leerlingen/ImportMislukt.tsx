import { Alert, formatTelling, ProblemAlert, Stack } from '@koppelpunt/ui';
import { BevindingTable } from './BevindingTable.tsx';
import { findWeigering } from './edexml.ts';

export function ImportMislukt({ error }: { error: unknown }) {
  const weigering = findWeigering(error);
  if (!weigering) return <ProblemAlert error={error} title="Het inlezen lukte niet" />;
  const { bevindingen, aantal } = weigering;
  return (
    <Stack>
      <Alert severity="error" title="Het bestand is niet ingelezen" headingLevel={3} takesFocus>
        <p>
          {`Er ${aantal === 1 ? 'staat 1 fout' : `staan ${formatTelling(aantal, 'fout', 'fouten')}`} in het bestand. Er is niets veranderd in ESIS.`}
        </p>
        <p>
          Verbeter de gegevens in uw leerlingadministratie en maak daar een nieuw bestand. Lukt dat niet?
          Stuur de lijst hieronder naar de leverancier van uw leerlingadministratie.
        </p>
      </Alert>
      <BevindingTable
        caption={formatTelling(aantal, 'fout', 'fouten')}
        bevindingen={bevindingen}
        aantal={aantal}
      />
    </Stack>
  );
}
