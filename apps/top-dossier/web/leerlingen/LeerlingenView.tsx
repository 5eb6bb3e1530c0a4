import { PageTitle, QueryView, Skeleton, type BreadcrumbStep } from '@koppelpunt/ui';
import { findRol, type Rol } from '../aanmelden/rol.ts';
import { useIk } from '../aanmelden/useIk.ts';
import { formatStand, formatSchoolnaam } from '../koppelingen/koppeling.ts';
import { KoppelingBadge } from '../koppelingen/KoppelingBadge.tsx';
import { useKoppelingen } from '../koppelingen/useKoppelingen.ts';
import { GroepenOverzicht } from './GroepenOverzicht.tsx';
import { LeerlingenOverzicht } from './LeerlingenOverzicht.tsx';
import { useLeerlingen } from './useLeerlingen.ts';

export function LeerlingenView({ koppelingId }: { koppelingId: string }) {
  const query = useLeerlingen(koppelingId);
  const ik = useIk();
  const koppeling = useKoppelingen().data?.find(({ id }) => id === koppelingId);
  const rol = ik.data ? findRol(ik.data) : 'geen';
  const school = koppeling ?? query.data;
  return (
    <>
      <PageTitle
        breadcrumb={listSteps(rol, koppelingId, school && formatSchoolnaam(school))}
        aside={koppeling && koppeling.status !== 'actief' && <KoppelingBadge koppeling={koppeling} />}
        intro={koppeling && formatStand(koppeling)}
      >
        {school ? `Leerlingen van ${formatSchoolnaam(school)}` : 'Leerlingen'}
      </PageTitle>
      <QueryView query={query} pending={<Skeleton table lines={8} />}>
        {({ leerlingen, ...school }) =>
          leerlingen === null ? (
            <GroepenOverzicht {...school} />
          ) : (
            <LeerlingenOverzicht groepen={school.groepen} leerlingen={leerlingen} />
          )
        }
      </QueryView>
    </>
  );
}

function listSteps(rol: Rol, koppelingId: string, school = 'School'): readonly BreadcrumbStep[] {
  if (rol !== 'support') return [];
  return [
    { label: 'Scholen', to: '/scholen' },
    { label: school, to: `/scholen/${koppelingId}` },
  ];
}
