import {
  Alert,
  DataList,
  formatAantal,
  formatTelling,
  Muted,
  Stack,
  SubHeading,
  Table,
  type DataRow,
} from '@koppelpunt/ui';
import { Waarschuwingen } from './BevindingTable.tsx';
import { describeOvergeslagen, type Voorstel } from './edexml.ts';

const SOORTEN = {
  vertrokken: 'Vertrekt',
  nieuw: 'Nieuw',
  gewijzigd: 'Wijzigt',
  later: 'Komt later',
} as const satisfies Record<Voorstel['leerlingen'][number]['soort'], string>;

/** What the file would change, before anything is. */
export function VoorstelView({ voorstel }: { voorstel: Voorstel }) {
  const { schooljaar, vastgehouden, groepen, overgeslagen, waarschuwingen, aantalWaarschuwingen } = voorstel;
  const rows = groepen.filter(({ nieuw, gewijzigd, vertrokken }) => nieuw + gewijzigd + vertrokken > 0);
  return (
    <Stack>
      {vastgehouden ? (
        <Alert
          severity="warning"
          title="Kijk goed: er vertrekken veel leerlingen"
          headingLevel={3}
          takesFocus
        >
          {vastgehouden.redenen.map((reden) => (
            <p key={reden}>{reden}</p>
          ))}
          <p>
            Is dit wel het bestand van de hele school? Er is nog niets ingelezen. Haalt TOP dossier daarna
            meer dan 20 % minder leerlingen op, dan verwerkt het dat pas als support ja zegt.
          </p>
        </Alert>
      ) : (
        <Alert severity="info" title="Dit verandert er" headingLevel={3} takesFocus>
          Er is nog niets ingelezen. Klopt het, druk dan op Inlezen.
        </Alert>
      )}
      {overgeslagen > 0 && (
        <Alert severity="warning" title="In een deel van het bestand staat een fout" headingLevel={3}>
          {describeOvergeslagen(overgeslagen)}
        </Alert>
      )}
      <DataList rows={listRows(voorstel)} />
      <SubHeading>{`Per groep, schooljaar ${schooljaar}`}</SubHeading>
      {rows.length === 0 ? (
        <Muted>In geen enkele groep verandert iets.</Muted>
      ) : (
        <Table
          caption="Wat er per groep verandert"
          isCaptionHidden
          rows={rows.map((groep, index) => ({ ...groep, index }))}
          rowKey={({ index }) => String(index)}
          columns={[
            { header: 'Groep', cell: ({ naam }) => naam },
            { header: 'Nu', cell: ({ voor }) => formatAantal(voor), align: 'end' },
            { header: 'Straks', cell: ({ na }) => formatAantal(na), align: 'end' },
            { header: 'Nieuw', cell: ({ nieuw }) => formatAantal(nieuw), align: 'end' },
            { header: 'Wijzigt', cell: ({ gewijzigd }) => formatAantal(gewijzigd), align: 'end' },
            { header: 'Vertrekt', cell: ({ vertrokken }) => formatAantal(vertrokken), align: 'end' },
          ]}
        />
      )}
      <LeerlingVerschilTable voorstel={voorstel} />
      <Waarschuwingen waarschuwingen={waarschuwingen} aantal={aantalWaarschuwingen} />
    </Stack>
  );
}

/** The pupils by name: they are the school's own, and the logboek says that they were shown. */
function LeerlingVerschilTable({ voorstel: { leerlingen, verschil, later } }: { voorstel: Voorstel }) {
  if (leerlingen.length === 0) return null;
  const aantal = verschil.nieuw + verschil.gewijzigd + verschil.vertrokken + later;
  return (
    <>
      <SubHeading>Leerlingen</SubHeading>
      <Table
        caption="Leerlingen die veranderen"
        isCaptionHidden
        rows={leerlingen.map((leerling, index) => ({ ...leerling, index }))}
        rowKey={({ index }) => String(index)}
        columns={[
          { header: 'Wat', cell: ({ soort }) => SOORTEN[soort] },
          { header: 'Naam', cell: ({ naam }) => naam },
          { header: 'Groep', cell: ({ groep }) => groep },
        ]}
      />
      {aantal > leerlingen.length && (
        <Muted>
          U ziet de eerste {formatAantal(leerlingen.length)} van {formatAantal(aantal)}.
        </Muted>
      )}
    </>
  );
}

function listRows({ verschil, later }: Voorstel): DataRow[] {
  const telling = (aantal: number) => formatTelling(aantal, 'leerling', 'leerlingen');
  return [
    { label: 'Nieuw', value: telling(verschil.nieuw) },
    { label: 'Wijzigt', value: telling(verschil.gewijzigd) },
    { label: 'Vertrekt', value: telling(verschil.vertrokken) },
    { label: 'Blijft gelijk', value: telling(verschil.ongewijzigd) },
    ...(later > 0
      ? [{ label: 'Komt later', value: `${telling(later)}. Telt mee vanaf de instroomdatum.` }]
      : []),
  ];
}
