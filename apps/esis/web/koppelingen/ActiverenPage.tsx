import {
  Beside,
  Card,
  EmptyState,
  LinkButton,
  PageTitle,
  QueryView,
  Skeleton,
  useParams,
} from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { KoppelingForm } from './KoppelingForm.tsx';
import { KoppelinggegevensCard } from './KoppelinggegevensCard.tsx';
import { KOPPELINGEN_PATH, type Aanbod, type Koppelingen } from './koppelingen.ts';
import { MeegaatView } from './MeegaatView.tsx';
import { useKoppelingen } from './useKoppelingen.ts';

/** The screen Koppelinggegevens of the stappenplan. */
export function ActiverenPage() {
  const { aanbodId = '' } = useParams({ strict: false }) as { aanbodId?: string };
  const { naam, brin6 } = useVestiging();
  const koppelingen = useKoppelingen();
  return (
    <>
      <PageTitle
        breadcrumb={[
          { label: 'Menu' },
          { label: 'Instellen' },
          { label: 'Koppelingen', to: KOPPELINGEN_PATH },
          { label: 'Koppelinggegevens' },
        ]}
        intro={`U activeert deze koppeling voor ${naam} (${brin6}).`}
      >
        Koppelinggegevens
      </PageTitle>
      <QueryView
        query={koppelingen}
        pending={
          <Card title="Over deze koppeling">
            <Skeleton lines={4} />
          </Card>
        }
      >
        {(data) => <ActiverenView aanbod={findAanbod(data, aanbodId)} />}
      </QueryView>
    </>
  );
}

function ActiverenView({ aanbod }: { aanbod: Aanbod | undefined }) {
  if (!aanbod?.activeerbaar) {
    return (
      <Card>
        <EmptyState
          title="Deze koppeling kunt u nu niet activeren"
          action={<LinkButton to={KOPPELINGEN_PATH}>Naar de koppelingen</LinkButton>}
        >
          {aanbod?.reden ?? 'Deze koppeling staat niet in de lijst met beschikbare koppelingen.'}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Beside
      head={<KoppelinggegevensCard aanbod={aanbod} />}
      aside={
        <Card title="Hiermee gaat u akkoord">
          <MeegaatView meegaat={aanbod.meegaat} partner={aanbod.partner} />
        </Card>
      }
    >
      <KoppelingForm aanbod={aanbod} />
    </Beside>
  );
}

const findAanbod = ({ beschikbaar }: Koppelingen, id: string): Aanbod | undefined =>
  beschikbaar.flatMap(({ aanbod }) => aanbod).find((aanbod) => aanbod.id === id);
