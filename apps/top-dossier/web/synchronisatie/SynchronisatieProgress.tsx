import { Muted, ProblemAlert, ProgressBar, Stack } from '@koppelpunt/ui';
import { formatVoortgang, type Synchronisatie } from './synchronisatie.ts';
import type { RunningSynchronisatie } from './useSynchronisatie.ts';

export function SynchronisatieProgress({ synchronisatie, error }: RunningSynchronisatie) {
  return (
    <Stack gap="small">
      <Bar synchronisatie={synchronisatie} />
      {error ? <ProblemAlert error={error} title="De voortgang is even niet te zien" /> : null}
      <Muted>U kunt deze pagina verlaten. Het ophalen gaat door; kom terug om te zien hoe ver het is.</Muted>
    </Stack>
  );
}

function Bar({ synchronisatie }: { synchronisatie: Synchronisatie | undefined }) {
  if (!synchronisatie || synchronisatie.status === 'wacht')
    return <ProgressBar label="Leerlingen ophalen" text="begint zo" />;
  const { groepenGedaan, groepenTotaal } = synchronisatie;
  const text = formatVoortgang(synchronisatie);
  return groepenTotaal === null ? (
    <ProgressBar label="Leerlingen ophalen" text={text} />
  ) : (
    <ProgressBar label="Leerlingen ophalen" value={groepenGedaan} max={groepenTotaal} text={text} />
  );
}
