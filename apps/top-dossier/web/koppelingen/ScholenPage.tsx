import { Card, EmptyState, ItemList, LinkButton, PageTitle, QueryView, TextField } from '@koppelpunt/ui';
import { useState } from 'react';
import { filterScholen, sortByNaam, vraagtAandacht, type Koppeling } from './koppeling.ts';
import { SchoolItem } from './SchoolItem.tsx';
import { useKoppelingen } from './useKoppelingen.ts';

// Fewer fit on one screen, where a search field is only in the way.
const ZOEKEN_VANAF = 6;

export function ScholenPage() {
  const query = useKoppelingen();
  return (
    <>
      <PageTitle intro="Scholen die hun leerlingen vanuit ESIS met TOP dossier uitwisselen.">
        Scholen
      </PageTitle>
      <QueryView query={query}>
        {(koppelingen) =>
          koppelingen.length === 0 ? <GeenScholen /> : <Scholen koppelingen={koppelingen} />
        }
      </QueryView>
    </>
  );
}

function GeenScholen() {
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

function Scholen({ koppelingen }: { koppelingen: readonly Koppeling[] }) {
  const [zoek, setZoek] = useState('');
  const gevonden = sortByNaam(filterScholen(koppelingen, zoek));
  const aandacht = gevonden.filter(vraagtAandacht);
  const andere = gevonden.filter((koppeling) => !vraagtAandacht(koppeling));
  return (
    <>
      {koppelingen.length >= ZOEKEN_VANAF && (
        <TextField label="Zoek op naam of BRIN" name="zoek" value={zoek} onChange={setZoek} />
      )}
      <SchoolCard title="Vraagt uw aandacht" koppelingen={aandacht} />
      <SchoolCard title={aandacht.length > 0 ? 'Andere scholen' : 'Verbonden scholen'} koppelingen={andere} />
      {gevonden.length === 0 && (
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
