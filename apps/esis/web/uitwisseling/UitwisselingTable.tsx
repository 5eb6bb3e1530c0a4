import { formatMoment, Herhaling, Muted, Table } from '@koppelpunt/ui';
import {
  describeMeegegeven,
  formatOperatie,
  formatPartner,
  formatUitkomst,
  listVelden,
} from './uitwisseling.ts';
import type { Uitwisseling } from './useUitwisselingen.ts';

export function UitwisselingTable({ rows }: { rows: readonly Uitwisseling[] }) {
  return (
    <Table
      caption="Uitwisselingen, de nieuwste eerst"
      isCaptionHidden
      rows={rows.map((row, index) => ({ ...row, index }))}
      rowKey={({ index, op }) => `${op} ${index}`}
      columns={[
        {
          header: 'Wanneer',
          cell: (rij) => (
            <>
              {formatMoment(rij.op)}
              <Herhaling {...rij} />
            </>
          ),
        },
        { header: 'Door', cell: formatPartner },
        { header: 'Vraag', cell: formatOperatie },
        { header: 'Uitkomst', cell: formatUitkomst },
        { header: 'Wat er meeging', cell: (rij) => <Meegegeven rij={rij} /> },
      ]}
    />
  );
}

function Meegegeven({ rij }: { rij: Uitwisseling }) {
  return (
    // One cell of a small card has one value.
    <div>
      {describeMeegegeven(rij)}
      {listVelden(rij).map((regel) => (
        <Muted key={regel}>{regel}</Muted>
      ))}
    </div>
  );
}
