import {
  formatAantal,
  formatMoment,
  Herhaling,
  Muted,
  StatusBadge,
  Table,
  type Column,
} from '@koppelpunt/ui';
import { resultaatLooks, type Synchronisatie, type Tellingen } from './synchronisatie.ts';

const telling = (header: string, key: keyof Tellingen): Column<Synchronisatie> => ({
  header,
  align: 'end',
  cell: ({ tellingen }) => (tellingen ? formatAantal(tellingen[key]) : '–'),
});

const columns: readonly Column<Synchronisatie>[] = [
  {
    header: 'Wanneer',
    cell: (rij) => (
      <>
        {formatMoment(rij.begonnenOp)}
        <Herhaling {...rij} />
      </>
    ),
  },
  { header: 'Door', cell: ({ gepland }) => (gepland ? 'TOP dossier zelf' : 'een medewerker') },
  { header: 'Resultaat', cell: (synchronisatie) => <Resultaat synchronisatie={synchronisatie} /> },
  telling('Nieuw', 'nieuw'),
  telling('Gewijzigd', 'gewijzigd'),
  telling('Vertrokken', 'vertrokken'),
  telling('Hetzelfde', 'ongewijzigd'),
];

export function SynchronisatieTable({ synchronisaties }: { synchronisaties: readonly Synchronisatie[] }) {
  return (
    <Table
      caption="De laatste synchronisaties"
      isCaptionHidden
      columns={columns}
      rows={synchronisaties}
      rowKey={({ id }) => id}
    />
  );
}

function Resultaat({ synchronisatie: { resultaat, melding } }: { synchronisatie: Synchronisatie }) {
  if (resultaat === null) return <StatusBadge status="wacht">Bezig</StatusBadge>;
  const { status, word } = resultaatLooks[resultaat];
  const hasBevindingen = resultaat === 'gelukt' && melding !== null;
  return (
    <div>
      <StatusBadge status={status}>{hasBevindingen ? `${word}, met bevindingen` : word}</StatusBadge>
      {resultaat !== 'geen-wijzigingen' && melding && <Muted>{melding}</Muted>}
    </div>
  );
}
