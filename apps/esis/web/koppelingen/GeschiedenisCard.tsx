import { Card, EmptyState, formatMoment, Herhaling, Table } from '@koppelpunt/ui';
import type { KoppelingDetail } from './koppelingen.ts';

export function GeschiedenisCard({ geschiedenis }: Pick<KoppelingDetail, 'geschiedenis'>) {
  // Numbered from the oldest, so that a row keeps its key when a newer one is added.
  const rows = geschiedenis.map((regel, index) => ({ ...regel, key: String(geschiedenis.length - index) }));
  return (
    <Card title="Geschiedenis">
      {rows.length === 0 ? (
        <EmptyState title="Er is nog niets gebeurd" />
      ) : (
        <Table
          caption="Geschiedenis, het nieuwste eerst"
          isCaptionHidden
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { header: 'Wanneer', cell: ({ op }) => formatMoment(op) },
            { header: 'Wie', cell: ({ wie }) => wie },
            {
              header: 'Wat',
              cell: (regel) => (
                <>
                  {regel.wat}
                  <Herhaling {...regel} />
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
