import { Card, PageTitle, QueryView, useParams } from '@koppelpunt/ui';
import { SynchronisatieTable } from '../synchronisatie/SynchronisatieTable.tsx';
import { formatSchoolnaam } from './koppeling.ts';
import { KoppelingBadge } from './KoppelingBadge.tsx';
import { PauzesCard } from './PauzesCard.tsx';
import { SchoolCard } from './SchoolCard.tsx';
import { useKoppeling } from './useKoppelingen.ts';

export function SchoolPage() {
  const { koppelingId } = useParams({ strict: false }) as { koppelingId: string };
  const query = useKoppeling(koppelingId);
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Scholen', to: '/scholen' }]}
        aside={query.data && <KoppelingBadge koppeling={query.data} />}
      >
        {query.data ? formatSchoolnaam(query.data) : 'School'}
      </PageTitle>
      <QueryView query={query}>
        {(koppeling) => (
          <>
            <SchoolCard koppeling={koppeling} />
            <PauzesCard koppeling={koppeling} />
            {koppeling.synchronisaties.length > 0 && (
              <Card title="Laatste synchronisaties">
                <SynchronisatieTable synchronisaties={koppeling.synchronisaties} />
              </Card>
            )}
          </>
        )}
      </QueryView>
    </>
  );
}
