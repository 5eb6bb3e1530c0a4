import { Card, formatMoment, formatTelling, PageTitle, QueryView, Skeleton, TextLink } from '@koppelpunt/ui';
import { Fragment } from 'react';
import { useMay } from '../vestigingen/useMay.ts';
import { useVestiging, type Vestiging } from '../vestigingen/vestigingen.ts';
import { EdexmlImportCard } from './EdexmlImportCard.tsx';
import { GroepTable } from './GroepTable.tsx';
import { LaatsteImportCard } from './LaatsteImportCard.tsx';
import { useLeerlingen } from './useLeerlingen.ts';
import { ZoekCard } from './ZoekCard.tsx';

export function GroepenPage({ schooljaar }: { schooljaar: string | undefined }) {
  const vestiging = useVestiging();
  const may = useMay();
  const leerlingen = useLeerlingen(undefined, schooljaar);
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
          {({ groepen, schooljaar: getoond, schooljaren }) => (
            <>
              {getoond !== null && <SchooljaarLine getoond={getoond} schooljaren={schooljaren} />}
              <GroepTable groepen={groepen} schooljaar={schooljaar} />
            </>
          )}
        </QueryView>
      </Card>
      {vestiging.aantalLeerlingen > 0 && <ZoekCard key={schooljaar ?? ''} schooljaar={schooljaar} />}
      {may('leerlingen inlezen') && (
        <>
          <EdexmlImportCard />
          <LaatsteImportCard />
        </>
      )}
    </>
  );
}

/** Which school year one looks at, and the way to the others. */
function SchooljaarLine({ getoond, schooljaren }: { getoond: string; schooljaren: readonly string[] }) {
  const andere = schooljaren.filter((jaar) => jaar !== getoond);
  return (
    <p>
      Schooljaar {getoond}.{' '}
      {andere.map((jaar, index) => (
        <Fragment key={jaar}>
          {index > 0 && ', '}
          <TextLink to="/leerlingen" search={{ schooljaar: jaar }}>
            {`Bekijk ${jaar}`}
          </TextLink>
        </Fragment>
      ))}
    </p>
  );
}

function describeLeerlingen({ aantalLeerlingen, aantalGroepen, laatsteImport }: Vestiging): string {
  if (!laatsteImport) return 'Er zijn nog geen leerlingen ingelezen.';
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  return `${leerlingen} in ${formatTelling(aantalGroepen, 'groep', 'groepen')}, ingelezen ${formatMoment(laatsteImport)}.`;
}
