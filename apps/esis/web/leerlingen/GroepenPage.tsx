import { Card, formatMoment, formatTelling, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { useMag } from '../aanmelden/useMag.ts';
import { useVestiging, type Vestiging } from '../vestigingen/vestigingen.ts';
import { EdexmlImport } from './EdexmlImport.tsx';
import { GroepTable } from './GroepTable.tsx';
import { useLeerlingen } from './useLeerlingen.ts';

export function GroepenPage() {
  const vestiging = useVestiging();
  const mag = useMag();
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
      {mag('leerlingen inlezen') && <EdexmlImport />}
    </>
  );
}

function describeLeerlingen({ aantalLeerlingen, aantalGroepen, laatsteImport }: Vestiging): string {
  if (!laatsteImport) return 'Er zijn nog geen leerlingen ingelezen.';
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  return `${leerlingen} in ${formatTelling(aantalGroepen, 'groep', 'groepen')}, ingelezen ${formatMoment(laatsteImport)}.`;
}
