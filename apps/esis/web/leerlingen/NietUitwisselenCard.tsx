import {
  Alert,
  Button,
  ButtonRow,
  Card,
  DataList,
  formatDatum,
  formatMoment,
  Muted,
  type DataRow,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useMay } from '../vestigingen/useMay.ts';
import { formatReden } from './niet-uitwisselen.ts';
import { NietUitwisselenForm } from './NietUitwisselenForm.tsx';
import type { LeerlingDetail } from './useLeerling.ts';
import { WeerUitwisselenForm } from './WeerUitwisselenForm.tsx';

type Thuis = NonNullable<LeerlingDetail['nietUitwisselen']>;
type Act = 'zetten' | 'opheffen';

type NietUitwisselenCardProps = { leerlingId: string; leerling: LeerlingDetail };

/** Whether a pupil goes along, why not, and the way to change that. */
export function NietUitwisselenCard({ leerlingId, leerling }: NietUitwisselenCardProps) {
  const { nietUitwisselen, roepnaam, naam } = leerling;
  const mayDecide = useMay()('niet uitwisselen bepalen');
  const [open, setOpen] = useState<Act>();
  const [melding, setMelding] = useState<string>();
  const wie = roepnaam ?? naam;
  const done = (tekst: string) => {
    setOpen(undefined);
    setMelding(tekst);
  };
  return (
    <Card title="Uitwisselen">
      {melding && (
        <Alert key={melding} severity="success" title={melding} takesFocus>
          {nietUitwisselen
            ? 'Dat geldt vanaf nu, ook na het inlezen van een nieuw bestand en in een nieuw schooljaar.'
            : 'Dat gebeurt bij de volgende keer dat een andere partij leest.'}
        </Alert>
      )}
      {nietUitwisselen ? (
        <>
          <p>{`${wie} gaat met geen enkele koppeling mee, ook niet in een telling. Een andere partij krijgt niet te horen dat er iemand thuisblijft.`}</p>
          {nietUitwisselen.isAnderKind && (
            <Alert severity="warning" title="Is dit nog hetzelfde kind?">
              Toen dit werd ingesteld, had de leerling met dit nummer een andere roepnaam of geboortedatum.
              Zolang u niets doet, gaat deze leerling niet mee.
            </Alert>
          )}
          <DataList rows={listRows(nietUitwisselen)} />
        </>
      ) : (
        <p>{`${wie} gaat mee met elke koppeling die uw school heeft geactiveerd.`}</p>
      )}
      {mayDecide && open === undefined && (
        <ButtonRow>
          <Button variant={nietUitwisselen ? 'outlined' : 'pause-outlined'} onClick={() => setOpen('zetten')}>
            {nietUitwisselen ? 'Reden of einddatum aanpassen' : 'Niet uitwisselen…'}
          </Button>
          {nietUitwisselen && <Button onClick={() => setOpen('opheffen')}>Weer uitwisselen…</Button>}
        </ButtonRow>
      )}
      {open === 'zetten' && (
        <NietUitwisselenForm
          leerlingId={leerlingId}
          leerling={leerling}
          onDone={() => done(`${wie} gaat niet mee`)}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {open === 'opheffen' && (
        <WeerUitwisselenForm
          leerlingId={leerlingId}
          wie={wie}
          onDone={() => done(`${wie} gaat weer mee`)}
          onCancel={() => setOpen(undefined)}
        />
      )}
      {nietUitwisselen && <WatAlGelezenIs wie={wie} />}
    </Card>
  );
}

/** What no code of ours takes back is said as it is. */
function WatAlGelezenIs({ wie }: { wie: string }) {
  return (
    <Muted>
      {`Wat TOP dossier al van ${wie} had gelezen, haalt ESIS niet terug. De volgende keer dat TOP dossier leest, staat ${wie} niet meer in het antwoord, en verdwijnt ${wie} daar uit de lijst met leerlingen. Gewist is het dan niet: vraag de support van TOP dossier om de gegevens te verwijderen. Blijft meer dan een vijfde van uw leerlingen thuis, of iedereen, dan verandert TOP dossier eerst niets. Bel dan de support.`}
    </Muted>
  );
}

const listRows = ({ reden, toelichting, tot, door, sinds }: Thuis): DataRow[] => [
  { label: 'Reden', value: formatReden(reden) },
  ...(toelichting ? [{ label: 'Toelichting', value: toelichting }] : []),
  { label: 'Tot en met', value: tot === null ? 'tot iemand het opheft' : formatDatum(tot) },
  { label: 'Ingesteld', value: `${formatMoment(sinds)} door ${door}` },
];
