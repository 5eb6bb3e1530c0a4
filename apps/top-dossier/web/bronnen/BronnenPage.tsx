import {
  Card,
  dataOf,
  EmptyState,
  formatMoment,
  PageTitle,
  QueryView,
  Skeleton,
  StatusBadge,
  Table,
  useQuery,
} from '@koppelpunt/ui';
import { api } from '../api.ts';

/** For the functioneel beheerder: where TOP dossier fetches pupils, and under which name. No klantcode, no pupil. */
export function BronnenPage() {
  const bronnen = useQuery({ queryKey: ['bronnen'], queryFn: () => dataOf(api.GET('/api/bronnen')) });
  return (
    <>
      <PageTitle intro="Waar TOP dossier gegevens van scholen ophaalt, en onder welke naam.">
        Bronnen
      </PageTitle>
      <Card title="Ingestelde bronnen">
        <QueryView query={bronnen} pending={<Skeleton table lines={2} />}>
          {({ bronnen: rows }) =>
            rows.length === 0 ? (
              <EmptyState title="Er is nog geen bron ingesteld">
                Zonder bron kan er niets worden opgehaald.
              </EmptyState>
            ) : (
              <Table
                caption="Bronnen"
                isCaptionHidden
                rows={rows}
                rowKey={({ id }) => id}
                columns={[
                  { header: 'Bron', cell: ({ id }) => id },
                  { header: 'Adres', cell: ({ url }) => url },
                  { header: 'Klantnaam', cell: ({ klantnaam }) => klantnaam },
                  {
                    header: 'Ophalen',
                    cell: ({ wijze }) => (wijze === 'getrapt' ? 'per groep' : 'alles in één keer'),
                  },
                  {
                    header: 'Clientcertificaat',
                    cell: ({ certificaat }) => (certificaat ? <Certificaat {...certificaat} /> : 'geen'),
                  },
                ]}
              />
            )
          }
        </QueryView>
        <p>
          Een bron instellen gebeurt op de server, met <code>bron set</code>: daar hoort de klantcode bij, en
          die komt in geen enkel scherm. Vraagt ESIS om een clientcertificaat, dan gaat dat met{' '}
          <code>bron certificaat set</code>.
        </p>
      </Card>
    </>
  );
}

/** A new one takes some weeks to get. */
const OP_TIJD_MS = 30 * 24 * 60 * 60 * 1000;

function Certificaat({ houder, geldigTot }: { houder: string; geldigTot: string }) {
  const einde = findEinde(geldigTot);
  return (
    <>
      {`${houder}, geldig tot ${formatMoment(geldigTot)}. `}
      {einde && <StatusBadge status="storing">{einde}</StatusBadge>}
    </>
  );
}

function findEinde(geldigTot: string, now: Date = new Date()): string | undefined {
  const rest = Date.parse(geldigTot) - now.getTime();
  if (rest >= OP_TIJD_MS) return undefined;
  return rest < 0 ? 'Verlopen' : 'Vraag een nieuw aan';
}
