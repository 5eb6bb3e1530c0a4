import { PageTitle, QueryView, Skeleton, type BreadcrumbStep } from '@koppelpunt/ui';
import { may } from '../aanmelden/rechten.ts';
import { useIk } from '../aanmelden/useIk.ts';
import { formatStand, formatSchoolnaam } from '../koppelingen/koppeling.ts';
import { KoppelingBadge } from '../koppelingen/KoppelingBadge.tsx';
import { useKoppelingen } from '../koppelingen/useKoppelingen.ts';
import { GroepenView } from './GroepenView.tsx';
import { LeerlingenCard } from './LeerlingenCard.tsx';
import { useLeerlingen } from './useLeerlingen.ts';

export function LeerlingenView({ koppelingId }: { koppelingId: string }) {
  const query = useLeerlingen(koppelingId);
  const ik = useIk();
  const koppeling = useKoppelingen().data?.find(({ id }) => id === koppelingId);
  const comesFromScholen = ik.data !== undefined && may(ik.data, 'verzoeken behandelen');
  const school = koppeling ?? query.data;
  return (
    <>
      <PageTitle
        breadcrumb={listSteps(comesFromScholen, koppelingId, school && formatSchoolnaam(school))}
        aside={koppeling && koppeling.status !== 'actief' && <KoppelingBadge koppeling={koppeling} />}
        intro={koppeling && formatStand(koppeling)}
      >
        {school ? `Leerlingen van ${formatSchoolnaam(school)}` : 'Leerlingen'}
      </PageTitle>
      <QueryView query={query} pending={<Skeleton table lines={8} />}>
        {({ leerlingen, ...school }) =>
          leerlingen === null ? (
            <GroepenView {...school} />
          ) : (
            <LeerlingenCard groepen={school.groepen} leerlingen={leerlingen} />
          )
        }
      </QueryView>
    </>
  );
}

function listSteps(
  comesFromScholen: boolean,
  koppelingId: string,
  school = 'School',
): readonly BreadcrumbStep[] {
  if (!comesFromScholen) return [];
  return [
    { label: 'Scholen', to: '/scholen' },
    { label: school, to: `/scholen/${koppelingId}` },
  ];
}
