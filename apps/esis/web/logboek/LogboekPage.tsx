import { LogboekView, PageTitle, parseLogboekSearch, useNavigate, useSearch } from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { useLogboek, useLogboekFilters } from './useLogboek.ts';

export function LogboekPage() {
  const { naam, brin6 } = useVestiging();
  const search = parseLogboekSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const query = useLogboek(search);
  const filters = useLogboekFilters();
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Logboek' }]}
        intro={`Wie wat deed rond ${naam}. Er staan geen namen van leerlingen in, en niemand kan er iets in veranderen.`}
      >
        Logboek
      </PageTitle>
      <LogboekView
        search={search}
        onChoose={(choice) =>
          void navigate({ to: '/logboek', search: choice as never, replace: true, resetScroll: false })
        }
        filters={filters.data}
        query={query}
        csv={`/api/vestigingen/${brin6}/logboek.csv`}
      />
    </>
  );
}
