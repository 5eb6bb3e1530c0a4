import { Alert, Card, EmptyState, Muted, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { useState } from 'react';
import { useMay } from '../vestigingen/useMay.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { AanvragenCard } from './AanvragenCard.tsx';
import { MandaatForm } from './MandaatForm.tsx';
import { MandaatList } from './MandaatList.tsx';
import { MandaatVraag } from './MandaatVraag.tsx';
import { useMandaten, type Mandaten } from './useMandaten.ts';

/** Shows who may accept terms for this school; the bestuur can grant and revoke that here. */
export function MandatenPage() {
  const { naam } = useVestiging();
  const mandaten = useMandaten();
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Instellen' }, { label: 'Mandaten' }]}
        intro={`Wie namens het bestuur akkoord mag gaan met voorwaarden voor ${naam}.`}
      >
        Mandaten
      </PageTitle>
      <QueryView query={mandaten} pending={<Skeleton lines={6} />}>
        {(data) => <MandatenView data={data} />}
      </QueryView>
    </>
  );
}

function MandatenView({ data: { mandaten, kandidaten, verleners, aanvragen } }: { data: Mandaten }) {
  const mayManage = useMay()('mandaten beheren');
  const [melding, setMelding] = useState<{ tekst: string; nummer: number }>();
  const [chosen, setChosen] = useState<{ id: string; nummer: number }>();
  const tell = (tekst: string) => setMelding((before) => ({ tekst, nummer: (before?.nummer ?? 0) + 1 }));
  return (
    <>
      {melding && (
        <Alert key={melding.nummer} severity="success" title="Dat is gelukt" takesFocus>
          <p>{melding.tekst}</p>
        </Alert>
      )}
      <AanvragenCard
        aanvragen={aanvragen}
        onChoose={(id) => setChosen((before) => ({ id, nummer: (before?.nummer ?? 0) + 1 }))}
        onRefused={(naam) => tell(`De aanvraag van ${naam} is afgewezen.`)}
      />
      <Card title="Verleende mandaten">
        {mandaten.length === 0 ? (
          <EmptyState title="Er is nog geen mandaat verleend">
            Zonder mandaat kan niemand een koppeling activeren.
          </EmptyState>
        ) : (
          <MandaatList
            mandaten={mandaten}
            mayManage={mayManage}
            onRevoked={(naam) =>
              tell(`Het mandaat van ${naam} is ingetrokken. Koppelingen die al geactiveerd zijn, lopen door.`)
            }
          />
        )}
        <Muted>
          Loopt een mandaat af of wordt het ingetrokken, dan kan daarmee niets nieuws meer worden geactiveerd.
          Koppelingen die al geactiveerd zijn, gaan gewoon door.
        </Muted>
        {!mayManage && <p>{describeVerleners(verleners)}</p>}
        <MandaatVraag />
      </Card>
      {mayManage && kandidaten.length > 0 && (
        <MandaatForm
          key={chosen?.nummer ?? 0}
          chosen={chosen?.id}
          kandidaten={kandidaten}
          onGranted={(naam) => tell(`${naam} heeft nu een mandaat voor deze school.`)}
        />
      )}
      {mayManage && kandidaten.length === 0 && (
        <Card title="Mandaat verlenen">
          <p>Deze school heeft nog geen applicatiebeheerder. Nodig er eerst een uit bij Mensen.</p>
        </Card>
      )}
    </>
  );
}

function describeVerleners(verleners: Mandaten['verleners']): string {
  if (verleners.length === 0) {
    return 'Er is nog niemand van uw bestuur in ESIS die een mandaat kan verlenen. Vraag de helpdesk van ESIS om iemand van het bestuur toegang te geven.';
  }
  const namen = new Intl.ListFormat('nl', { type: 'disjunction' }).format(verleners.map(({ naam }) => naam));
  return `Een mandaat vraagt u aan ${namen}.`;
}
