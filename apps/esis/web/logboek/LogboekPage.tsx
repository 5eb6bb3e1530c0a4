import { LogboekView, PageTitle, useLogboekSearch } from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { useLogboek, useLogboekFilters } from './useLogboek.ts';

export function LogboekPage() {
  const { naam, brin6 } = useVestiging();
  const { search, onChoose } = useLogboekSearch();
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
        onChoose={onChoose}
        filters={filters.data}
        query={query}
        csv={`/api/vestigingen/${brin6}/logboek.csv`}
      />
    </>
  );
}
