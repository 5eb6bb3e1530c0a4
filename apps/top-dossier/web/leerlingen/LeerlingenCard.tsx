import { Card, EmptyState, formatTelling, useNavigate, useSearch } from '@koppelpunt/ui';
import { useState } from 'react';
import type { Groep, Leerling } from './leerling.ts';
import { filterLeerlingen, parseLeerlingenSearch, type LeerlingenSearch } from './leerlingen-filter.ts';
import { LeerlingenFilter } from './LeerlingenFilter.tsx';
import { LeerlingenTable } from './LeerlingenTable.tsx';

type Props = { groepen: readonly Groep[]; leerlingen: readonly Leerling[] };

/** The view for the intern begeleider: the children of the own school, and three ways to find one. */
export function LeerlingenCard({ groepen, leerlingen }: Props) {
  const search = parseLeerlingenSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const [searched, setSearched] = useState('');
  const found = filterLeerlingen(leerlingen, search, searched);

  const choose = (changed: LeerlingenSearch) =>
    void navigate({ to: '.', search: changed as never, replace: true, resetScroll: false });

  if (leerlingen.length === 0) {
    return (
      <Card>
        <EmptyState title="Er zijn nog geen leerlingen opgehaald">
          Zodra de koppeling actief is en ESIS leerlingen meestuurt, staan ze hier.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      <LeerlingenFilter
        groepen={groepen}
        aantal={leerlingen.length}
        search={search}
        searched={searched}
        onChoose={choose}
        onSearch={setSearched}
      />
      <output>{formatFound(found.length, search.groep)}</output>
      {found.length > 0 && <LeerlingenTable leerlingen={found} />}
    </Card>
  );
}

function formatFound(aantal: number, groep: string | undefined): string {
  const where = groep === undefined ? 'in alle groepen' : `in groep ${groep}`;
  if (aantal === 0)
    return `Geen leerling gevonden ${where}. Zoek op een deel van de naam, of kies een andere groep.`;
  return `${formatTelling(aantal, 'leerling', 'leerlingen')} ${where}.`;
}
