import { Card, DataList, formatMoment, Stack, WieIsAanZet } from '@koppelpunt/ui';
import { SynchronisatieProgress } from '../synchronisatie/SynchronisatieProgress.tsx';
import { SynchronisatieUitkomst } from '../synchronisatie/SynchronisatieUitkomst.tsx';
import { useBijwerken, useLopendeSynchronisatie } from '../synchronisatie/useSynchronisatie.ts';
import { VastgehoudenCard } from '../synchronisatie/VastgehoudenCard.tsx';
import { formatAantallen, formatLaatste, vraagtAandacht, type KoppelingDetail } from './koppeling.ts';
import { GepauzeerdUitleg } from './GepauzeerdUitleg.tsx';
import { SchoolActies } from './SchoolActies.tsx';

export function SchoolCard({ koppeling }: { koppeling: KoppelingDetail }) {
  const bijwerken = useBijwerken(koppeling.id);
  const lopend = useLopendeSynchronisatie(
    koppeling.lopendeSynchronisatieId,
    bijwerken.data?.synchronisatieId,
  );
  // The refusal of a run that was just asked for is the pause itself, not one more thing that went wrong.
  const isGepauzeerd = koppeling.status === 'gepauzeerd';
  const [laatste] = koppeling.synchronisaties;
  const vastgehouden = !lopend.isLopend && laatste?.resultaat === 'vastgehouden' ? laatste : undefined;
  return (
    <Stack gap="large">
      {vastgehouden && (
        <VastgehoudenCard
          synchronisatie={vastgehouden}
          isBusy={bijwerken.isPending}
          error={bijwerken.error}
          onAllow={() => bijwerken.mutateAsync(true)}
        />
      )}
      <Card title="Koppeling met ESIS">
        <WieIsAanZet isU={vraagtAandacht(koppeling)}>{koppeling.aanZet}</WieIsAanZet>
        {isGepauzeerd && <GepauzeerdUitleg isNews={lopend.synchronisatie !== undefined} />}
        <DataList rows={listRows(koppeling)} />
        {lopend.isLopend ? (
          <SynchronisatieProgress {...lopend} />
        ) : (
          <>
            {lopend.synchronisatie && !isGepauzeerd && (
              <SynchronisatieUitkomst synchronisatie={lopend.synchronisatie} />
            )}
            <SchoolActies
              koppeling={koppeling}
              isVastgehouden={vastgehouden !== undefined}
              isBusy={bijwerken.isPending}
              error={vastgehouden ? undefined : bijwerken.error}
              onBijwerken={() => bijwerken.mutate(false)}
            />
          </>
        )}
      </Card>
    </Stack>
  );
}

function listRows(koppeling: KoppelingDetail) {
  const { brin6, schoolnaam, actiefSinds, bevestigingVerzondenOp } = koppeling;
  return [
    { label: 'BRIN en vestiging', value: [brin6, schoolnaam].filter(Boolean).join(' · ') },
    { label: 'Leerlingen', value: formatAantallen(koppeling) },
    { label: 'Synchronisatie', value: formatLaatste(koppeling) },
    ...(actiefSinds ? [{ label: 'Actief sinds', value: formatMoment(actiefSinds) }] : []),
    ...(bevestigingVerzondenOp
      ? [{ label: 'Bevestiging', value: `verstuurd ${formatMoment(bevestigingVerzondenOp)}` }]
      : []),
  ];
}
