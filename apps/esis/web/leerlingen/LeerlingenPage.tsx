import { Card, formatMoment, formatTelling, PageTitle, QueryView, Skeleton, useSearch } from '@koppelpunt/ui';
import { useVestiging, type Vestiging } from '../vestigingen/vestigingen.ts';
import { EdexmlImport } from './EdexmlImport.tsx';
import { GroepList } from './GroepList.tsx';
import { parseGroepSearch } from './groep-search.ts';
import { LeerlingTable } from './LeerlingTable.tsx';
import { useLeerlingen } from './useLeerlingen.ts';

export function LeerlingenPage() {
  const vestiging = useVestiging();
  const { groep } = parseGroepSearch(useSearch({ strict: false }));
  const leerlingen = useLeerlingen(groep);
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Leerlingen' }]}
        intro={describeLeerlingen(vestiging)}
      >
        Leerlingen
      </PageTitle>
      <QueryView
        query={leerlingen}
        pending={
          <Card title="Groepen">
            <Skeleton lines={9} />
          </Card>
        }
      >
        {(data) => {
          const open = data.groepen.find(({ key }) => key === groep);
          return (
            <>
              <GroepList groepen={data.groepen} open={open?.key} />
              {open && (
                <LeerlingTable
                  groep={open}
                  leerlingen={leerlingen.isPlaceholderData ? undefined : data.leerlingen}
                />
              )}
            </>
          );
        }}
      </QueryView>
      <EdexmlImport />
    </>
  );
}

function describeLeerlingen({ aantalLeerlingen, aantalGroepen, laatsteImport }: Vestiging): string {
  if (!laatsteImport) return 'Er zijn nog geen leerlingen ingelezen.';
  const leerlingen = formatTelling(aantalLeerlingen, 'leerling', 'leerlingen');
  return `${leerlingen} in ${formatTelling(aantalGroepen, 'groep', 'groepen')}, ingelezen ${formatMoment(laatsteImport)}.`;
}
