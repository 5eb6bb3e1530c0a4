import { PageTitle, QueryView, Skeleton, Card } from '@koppelpunt/ui';
import { BeschikbareKoppelingen } from './BeschikbareKoppelingen.tsx';
import { GeactiveerdeKoppelingen } from './GeactiveerdeKoppelingen.tsx';
import { useKoppelingen } from './useKoppelingen.ts';

export function KoppelingenPage() {
  const koppelingen = useKoppelingen();
  return (
    <>
      <PageTitle breadcrumb={[{ label: 'Menu' }, { label: 'Instellen' }, { label: 'Koppelingen' }]}>
        Koppelingen
      </PageTitle>
      <QueryView query={koppelingen} pending={<Wachten />}>
        {({ geactiveerd, beschikbaar }) => (
          <>
            <GeactiveerdeKoppelingen
              koppelingen={geactiveerd}
              kanActiveren={beschikbaar.some(({ aanbod }) => aanbod.some(({ activeerbaar }) => activeerbaar))}
            />
            <BeschikbareKoppelingen categorieen={beschikbaar} />
          </>
        )}
      </QueryView>
    </>
  );
}

function Wachten() {
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
