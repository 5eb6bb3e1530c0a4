import { Card, EmptyState, ItemList, LinkButton, PageTitle, QueryView, TextField } from '@koppelpunt/ui';
import { useState } from 'react';
import { filterScholen, sortByNaam, type Koppeling } from './koppeling.ts';
import { SchoolItem } from './SchoolItem.tsx';
import { useKoppelingen } from './useKoppelingen.ts';

// Fewer schools fit on one screen and need no search field.
const SEARCH_FROM = 6;

export function ScholenPage() {
  const query = useKoppelingen();
  return (
    <>
      <PageTitle intro="Scholen die hun leerlingen vanuit ESIS met TOP dossier uitwisselen.">
        Scholen
      </PageTitle>
      <QueryView query={query}>
        {(koppelingen) =>
          koppelingen.length === 0 ? <NoScholen /> : <ScholenView koppelingen={koppelingen} />
        }
      </QueryView>
    </>
  );
}

function NoScholen() {
  return (
    <Card>
      <EmptyState
        title="Er zijn nog geen scholen verbonden"
        action={<LinkButton to="/verzoeken">Naar de verzoeken</LinkButton>}
      >
        Een school staat hier zodra u haar verzoek activeert.
      </EmptyState>
    </Card>
  );
}

function ScholenView({ koppelingen }: { koppelingen: readonly Koppeling[] }) {
  const [searched, setSearched] = useState('');
  const found = sortByNaam(filterScholen(koppelingen, searched));
  const urgent = found.filter(({ isSupportAanZet }) => isSupportAanZet);
  const others = found.filter(({ isSupportAanZet }) => !isSupportAanZet);
  return (
    <>
      {koppelingen.length >= SEARCH_FROM && (
        <TextField label="Zoek op naam of BRIN" name="zoek" value={searched} onChange={setSearched} />
      )}
      <SchoolCard title="Vraagt uw aandacht" koppelingen={urgent} />
      <SchoolCard title={urgent.length > 0 ? 'Andere scholen' : 'Verbonden scholen'} koppelingen={others} />
      {found.length === 0 && (
        <Card>
          <EmptyState title="Geen school gevonden">Zoek op een deel van de naam, of op het BRIN.</EmptyState>
        </Card>
      )}
    </>
  );
}

function SchoolCard({ title, koppelingen }: { title: string; koppelingen: readonly Koppeling[] }) {
  if (koppelingen.length === 0) return null;
  return (
    <Card title={title}>
      <ItemList>
        {koppelingen.map((koppeling) => (
          <SchoolItem key={koppeling.id} koppeling={koppeling} />
        ))}
      </ItemList>
    </Card>
  );
}
