import { LogboekView, PageTitle, useLogboekSearch } from '@koppelpunt/ui';
import { useLogboek, useLogboekFilters } from './useLogboek.ts';

export function LogboekPage() {
  const { search, onChoose } = useLogboekSearch();
  const query = useLogboek(search);
  const filters = useLogboekFilters();
  return (
    <>
      <PageTitle intro="Wie wat deed. Er staan geen namen van leerlingen in, en niemand kan er iets in veranderen.">
        Logboek
      </PageTitle>
      <LogboekView
        search={search}
        onChoose={onChoose}
        filters={filters.data}
        query={query}
        csv="/api/logboek.csv"
        withVestiging
      />
    </>
  );
}
