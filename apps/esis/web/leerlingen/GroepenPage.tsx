import { Card, formatMoment, formatTelling, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import { useVestiging, type Vestiging } from '../vestigingen/vestigingen.ts';
import { EdexmlImportCard } from './EdexmlImportCard.tsx';
import { GroepTable } from './GroepTable.tsx';
import { useLeerlingen } from './useLeerlingen.ts';

export function GroepenPage() {
  const vestiging = useVestiging();
  const may = useMay();
  const leerlingen = useLeerlingen(undefined);
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Leerlingen' }]}
        intro={describeLeerlingen(vestiging)}
      >
        Leerlingen
      </PageTitle>
      <Card title="Groepen">
        <QueryView query={leerlingen} pending={<Skeleton lines={vestiging.aantalGroepen + 1} table />}>
          {({ groepen }) => <GroepTable groepen={groepen} />}
        </QueryView>
      </Card>
      {may('leerlingen inlezen') && <EdexmlImportCard />}
    </>
  );
}

function describeLeerlingen({ aantalLeerlingen, aantalGroepen, laatsteImport }: Vestiging): string {
  if (!laatsteImport) return 'Er zijn nog geen leerlingen ingelezen.';
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  return `${leerlingen} in ${formatTelling(aantalGroepen, 'groep', 'groepen')}, ingelezen ${formatMoment(laatsteImport)}.`;
}
