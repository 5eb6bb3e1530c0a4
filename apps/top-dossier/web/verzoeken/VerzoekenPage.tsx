import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  Hidden,
  ItemList,
  LinkButton,
  Pages,
  PageTitle,
  QueryView,
  TextField,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useAnnouncement } from './useAnnouncement.ts';
import { useVerzoeken } from './useVerzoeken.ts';
import type { Deel, Verzoekenlijst, VerzoekenVraag } from './verzoek.ts';
import { VerzoekItem } from './VerzoekItem.tsx';

const INTRO = 'Scholen die hun koppeling met ESIS willen laten activeren. Deze lijst ververst zichzelf.';

const DELEN: readonly { deel: Deel; titel: string }[] = [
  { deel: 'te-doen', titel: 'Te doen' },
  { deel: 'afgehandeld', titel: 'Afgehandeld' },
  { deel: 'terzijde', titel: 'Terzijde' },
];

export function VerzoekenPage() {
  const [vraag, setVraag] = useState<VerzoekenVraag>({ deel: 'te-doen', pagina: 1, zoek: '' });
  const query = useVerzoeken(vraag);
  // Only what comes in by itself is announced, not what somebody looks up.
  const isQueue = vraag.deel === 'te-doen' && vraag.pagina === 1 && vraag.zoek === '';
  const announcement = useAnnouncement(
    isQueue && !query.isPlaceholderData ? query.data?.verzoeken : undefined,
  );
  return (
    <>
      <PageTitle intro={INTRO}>Verzoeken</PageTitle>
      <Hidden announce>{announcement}</Hidden>
      <TextField
        label="Zoek op BRIN, e-mailadres of domein"
        name="zoek"
        hint="Een adres of domein helemaal, bijvoorbeeld regenboog.example; van een BRIN is het begin genoeg."
        value={vraag.zoek}
        onChange={(zoek) => setVraag({ ...vraag, pagina: 1, zoek })}
      />
      <QueryView query={query}>
        {(lijst) => (
          <>
            <ButtonRow>
              {DELEN.map(({ deel, titel }) => (
                <Button
                  key={deel}
                  variant={deel === vraag.deel ? 'filled' : 'outlined'}
                  aria-pressed={deel === vraag.deel}
                  onClick={() => setVraag({ ...vraag, deel, pagina: 1 })}
                >
                  {`${titel} (${lijst.aantallen[deel]})`}
                </Button>
              ))}
            </ButtonRow>
            <ListCard lijst={lijst} vraag={vraag} onPagina={(pagina) => setVraag({ ...vraag, pagina })} />
          </>
        )}
      </QueryView>
    </>
  );
}

function ListCard({
  lijst: { verzoeken, aantal, perPagina },
  vraag,
  onPagina,
}: {
  lijst: Verzoekenlijst;
  vraag: VerzoekenVraag;
  onPagina: (pagina: number) => void;
}) {
  const paginas = Math.max(1, Math.ceil(aantal / perPagina));
  const titel = DELEN.find(({ deel }) => deel === vraag.deel)?.titel;
  return (
    <Card title={titel}>
      {verzoeken.length === 0 ? (
        <NoVerzoeken vraag={vraag} />
      ) : (
        <ItemList>
          {verzoeken.map((verzoek) => (
            <VerzoekItem key={verzoek.id} verzoek={verzoek} />
          ))}
        </ItemList>
      )}
      <Pages pagina={vraag.pagina} paginas={paginas} onPagina={onPagina} />
    </Card>
  );
}

function NoVerzoeken({ vraag: { deel, zoek } }: { vraag: VerzoekenVraag }) {
  if (zoek !== '') {
    return (
      <EmptyState title="Niets gevonden">Zoek op een BRIN, of op een heel e-mailadres of domein.</EmptyState>
    );
  }
  if (deel === 'afgehandeld') {
    return (
      <EmptyState title="Er is niets afgehandeld">Afgehandelde verzoeken staan hier 30 dagen.</EmptyState>
    );
  }
  if (deel === 'terzijde') {
    return <EmptyState title="Er ligt niets terzijde">Wat u terzijde legt, staat hier een week.</EmptyState>;
  }
  return (
    <EmptyState
      title="Er wachten geen verzoeken op u"
      action={<LinkButton to="/scholen">Naar de scholen</LinkButton>}
    >
      Een school mailt haar verzoek vanuit ESIS. Zodra die e-mail binnen is, staat het verzoek hier. U hoeft
      de pagina niet te verversen.
    </EmptyState>
  );
}
