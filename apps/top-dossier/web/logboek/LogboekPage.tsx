import { LogboekView, PageTitle, parseLogboekSearch, useNavigate, useSearch } from '@koppelpunt/ui';
import { useLogboek, useLogboekFilters } from './useLogboek.ts';

export function LogboekPage() {
  const search = parseLogboekSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const query = useLogboek(search);
  const filters = useLogboekFilters();
  return (
    <>
      <PageTitle intro="Wie wat deed. Er staan geen namen van leerlingen in, en niemand kan er iets in veranderen.">
        Logboek
      </PageTitle>
      <LogboekView
        search={search}
        onChoose={(choice) =>
          void navigate({ to: '/logboek', search: choice as never, replace: true, resetScroll: false })
        }
        filters={filters.data}
        query={query}
        csv="/api/logboek.csv"
        metVestiging
      />
    </>
  );
}
