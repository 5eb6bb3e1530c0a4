import { Card, EmptyState, Hidden, Item, ItemList, LinkButton, PageTitle, QueryView } from '@koppelpunt/ui';
import { formatStand, formatSchoolnaam, type Koppeling } from '../koppelingen/koppeling.ts';
import { KoppelingBadge } from '../koppelingen/KoppelingBadge.tsx';
import { useKoppelingen } from '../koppelingen/useKoppelingen.ts';
import { LeerlingenView } from './LeerlingenView.tsx';

/** The first page of an intern begeleider: the pupils of the own school, or a choice between schools. */
export function EigenLeerlingenPage() {
  const query = useKoppelingen();
  const [first, ...others] = query.data ?? [];
  if (first && others.length === 0) return <LeerlingenView koppelingId={first.id} />;
  return (
    <>
      <PageTitle>Leerlingen</PageTitle>
      <QueryView query={query}>
        {(koppelingen) => (
          <Card>{koppelingen.length === 0 ? <NoSchool /> : <ScholenCard koppelingen={koppelingen} />}</Card>
        )}
      </QueryView>
    </>
  );
}

function NoSchool() {
  return (
    <EmptyState title="Uw school is nog niet verbonden met TOP dossier">
      De applicatiebeheerder van uw school activeert de koppeling in ESIS, bij Menu – Instellen – Koppelingen.
      Zodra de koppeling actief is, staan de leerlingen hier.
    </EmptyState>
  );
}

function ScholenCard({ koppelingen }: { koppelingen: readonly Koppeling[] }) {
  return (
    <ItemList>
      {koppelingen.map((koppeling) => (
        <Item
          key={koppeling.id}
          title={formatSchoolnaam(koppeling)}
          headingLevel={3}
          status={<KoppelingBadge koppeling={koppeling} />}
          meta={formatStand(koppeling)}
          action={
            <LinkButton to={`/scholen/${koppeling.id}/leerlingen`}>
              Leerlingen<Hidden> van {formatSchoolnaam(koppeling)}</Hidden>
            </LinkButton>
          }
        />
      ))}
    </ItemList>
  );
}
