import { formatAantal, formatGrootte, formatMoment, Herhaling, Table } from '@koppelpunt/ui';
import { formatOperatie, formatPartner, formatUitkomst } from './uitwisseling.ts';
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
        { header: 'Wat', cell: formatOperatie },
        { header: 'Uitkomst', cell: formatUitkomst },
        {
          header: 'Leerlingen',
          cell: ({ aantalLeerlingen }) => formatAantal(aantalLeerlingen),
          align: 'end',
        },
        { header: 'Omvang', cell: ({ bytes }) => formatGrootte(bytes), align: 'end' },
      ]}
    />
  );
}
