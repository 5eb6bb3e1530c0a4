import { Card, DataList, formatMoment, Stack, WieIsAanZet } from '@koppelpunt/ui';
import { SynchronisatieProgress } from '../synchronisatie/SynchronisatieProgress.tsx';
import { SynchronisatieAlert } from '../synchronisatie/SynchronisatieAlert.tsx';
import { useUpdate, useRunningSynchronisatie } from '../synchronisatie/useSynchronisatie.ts';
import { VastgehoudenCard } from '../synchronisatie/VastgehoudenCard.tsx';
import { formatAantallen, formatLaatste, formatVolgende, type KoppelingDetail } from './koppeling.ts';
import { GepauzeerdAlert } from './GepauzeerdAlert.tsx';
import { StilAlert } from './StilAlert.tsx';
import { SchoolActions } from './SchoolActions.tsx';

export function SchoolCard({ koppeling }: { koppeling: KoppelingDetail }) {
  const update = useUpdate(koppeling.id);
  const running = useRunningSynchronisatie(koppeling.lopendeSynchronisatieId, update.data?.synchronisatieId);
  // A paused koppeling refuses every run, so the refusal is not shown as a separate problem.
  const isPaused = koppeling.status === 'gepauzeerd';
  const [last] = koppeling.synchronisaties;
  const held = !running.isRunning && last?.resultaat === 'vastgehouden' ? last : undefined;
  return (
    <Stack gap="large">
      {held && (
        <VastgehoudenCard
          synchronisatie={held}
          isBusy={update.isPending}
          error={update.error}
          onAllow={() => update.mutateAsync({ toestaanVertrek: true })}
        />
      )}
      <Card title="Koppeling met ESIS">
        <WieIsAanZet isU={koppeling.isSupportAanZet}>{koppeling.aanZet}</WieIsAanZet>
        {koppeling.schoolPauzeert && koppeling.pauzes.every(({ isNu }) => !isNu) && (
          <GepauzeerdAlert koppeling={koppeling} isNews={running.synchronisatie !== undefined} />
        )}
        {koppeling.stilSinds && <StilAlert stilSinds={koppeling.stilSinds} />}
        <DataList rows={listRows(koppeling)} />
        {running.isRunning ? (
          <SynchronisatieProgress {...running} />
        ) : (
          <>
            {running.synchronisatie && !isPaused && (
              <SynchronisatieAlert synchronisatie={running.synchronisatie} />
            )}
            <SchoolActions
              koppeling={koppeling}
              isHeld={held !== undefined}
              isBusy={update.isPending}
              error={held ? undefined : update.error}
              onUpdate={() => update.mutate({})}
              onFetchAll={() => update.mutate({ opnieuw: true })}
            />
          </>
        )}
      </Card>
    </Stack>
  );
}

function listRows(koppeling: KoppelingDetail) {
  const { brin6, schoolnaam, actiefSinds, bevestigingVerzondenOp, laatstGevraagdOp } = koppeling;
  return [
    { label: 'BRIN en vestiging', value: [brin6, schoolnaam].filter(Boolean).join(' · ') },
    { label: 'Leerlingen', value: formatAantallen(koppeling) },
    { label: 'Synchronisatie', value: formatLaatste(koppeling) },
    ...(laatstGevraagdOp ? [{ label: 'Laatst gevraagd', value: formatMoment(laatstGevraagdOp) }] : []),
    { label: 'Volgende keer', value: formatVolgende(koppeling) },
    ...(actiefSinds ? [{ label: 'Actief sinds', value: formatMoment(actiefSinds) }] : []),
    ...(bevestigingVerzondenOp
      ? [{ label: 'Bevestiging', value: `verstuurd ${formatMoment(bevestigingVerzondenOp)}` }]
      : []),
  ];
}
