import { PageTitle, QueryView, Skeleton, Card } from '@koppelpunt/ui';
import { BeschikbareKoppelingenCard } from './BeschikbareKoppelingenCard.tsx';
import { GeactiveerdeKoppelingenCard } from './GeactiveerdeKoppelingenCard.tsx';
import { useKoppelingen } from './useKoppelingen.ts';

export function KoppelingenPage() {
  const koppelingen = useKoppelingen();
  return (
    <>
      <PageTitle breadcrumb={[{ label: 'Menu' }, { label: 'Instellen' }, { label: 'Koppelingen' }]}>
        Koppelingen
      </PageTitle>
      <QueryView query={koppelingen} pending={<PendingCards />}>
        {({ geactiveerd, beschikbaar }) => (
          <>
            <GeactiveerdeKoppelingenCard
              koppelingen={geactiveerd}
              canActivate={beschikbaar.some(({ aanbod }) => aanbod.some(({ activeerbaar }) => activeerbaar))}
            />
            <BeschikbareKoppelingenCard categorieen={beschikbaar} />
          </>
        )}
      </QueryView>
    </>
  );
}

function PendingCards() {
  return (
    <>
      <Card title="Geactiveerde koppelingen">
        <Skeleton lines={4} />
      </Card>
      <Card title="Beschikbare koppelingen">
        <Skeleton lines={1} />
      </Card>
    </>
  );
}
