import {
  Accordion,
  Card,
  EmptyState,
  formatTelling,
  Hidden,
  ItemList,
  LinkButton,
  PageTitle,
  QueryView,
} from '@koppelpunt/ui';
import { useAnnouncement } from './useAnnouncement.ts';
import { useVerzoeken } from './useVerzoeken.ts';
import { isOpen, sortByOntvangst, type Verzoek } from './verzoek.ts';
import { VerzoekItem } from './VerzoekItem.tsx';

const INTRO = 'Scholen die hun koppeling met ESIS willen laten activeren. Deze lijst ververst zichzelf.';

export function VerzoekenPage() {
  const query = useVerzoeken();
  const announcement = useAnnouncement(query.data);
  return (
    <>
      <PageTitle intro={INTRO}>Verzoeken</PageTitle>
      <Hidden announce>{announcement}</Hidden>
      <QueryView query={query}>
        {(verzoeken) => {
          const sorted = sortByOntvangst(verzoeken);
          return (
            <>
              <OpenCard verzoeken={sorted.filter(isOpen)} />
              <DoneCard verzoeken={sorted.filter((verzoek) => !isOpen(verzoek))} />
            </>
          );
        }}
      </QueryView>
    </>
  );
}

function OpenCard({ verzoeken }: { verzoeken: readonly Verzoek[] }) {
  if (verzoeken.length === 0) {
    return (
      <Card title="Te doen">
        <EmptyState
          title="Er wachten geen verzoeken op u"
          action={<LinkButton to="/scholen">Naar de scholen</LinkButton>}
        >
          Een school mailt haar verzoek vanuit ESIS. Zodra die e-mail binnen is, staat het verzoek hier. U
          hoeft de pagina niet te verversen.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={`Te doen: ${formatTelling(verzoeken.length, 'verzoek', 'verzoeken')}`}>
      <ItemList>
        {verzoeken.map((verzoek) => (
          <VerzoekItem key={verzoek.id} verzoek={verzoek} />
        ))}
      </ItemList>
    </Card>
  );
}

function DoneCard({ verzoeken }: { verzoeken: readonly Verzoek[] }) {
  if (verzoeken.length === 0) return null;
  return (
    <Card>
      <Accordion
        headingLevel={2}
        sections={[
          {
            title: 'Afgehandeld',
            count: verzoeken.length,
            children: (
              <ItemList>
                {verzoeken.map((verzoek) => (
                  <VerzoekItem key={verzoek.id} verzoek={verzoek} />
                ))}
              </ItemList>
            ),
          },
        ]}
      />
    </Card>
  );
}
