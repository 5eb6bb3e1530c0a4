import { Card, dataOf, PageTitle, QueryView, Skeleton, Table, useQuery } from '@koppelpunt/ui';
import { api } from '../api.ts';

/** For the functioneel beheerder: what schools can activate, and which partner fetches. No school, no pupil. */
export function PartnersPage() {
  const partners = useQuery({ queryKey: ['partners'], queryFn: () => dataOf(api.GET('/api/partners')) });
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Partners' }]}
        intro="Wat scholen kunnen activeren en wie daarvoor gegevens ophaalt. Scholen en leerlingen ziet u hier niet."
      >
        Partners
      </PageTitle>
      <Card title="Aanbod">
        <QueryView query={partners} pending={<Skeleton table lines={2} />}>
          {({ aanbod }) => (
            <Table
              caption="Aanbod en partners"
              isCaptionHidden
              rows={aanbod}
              rowKey={({ id }) => id}
              columns={[
                { header: 'Koppeling', cell: ({ naam }) => naam },
                { header: 'Categorie', cell: ({ categorie }) => categorie },
                { header: 'Partner', cell: ({ partner }) => partner },
                { header: 'Klantnaam', cell: ({ klantnaam }) => klantnaam ?? 'nog niet ingericht' },
              ]}
            />
          )}
        </QueryView>
        <p>
          Een partner inrichten gebeurt op de server, met <code>partner create</code>. De klantcode is nergens
          te zien behalve daar.
        </p>
      </Card>
    </>
  );
}
