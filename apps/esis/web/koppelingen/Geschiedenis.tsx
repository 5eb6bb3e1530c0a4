import { Card, DataList, EmptyState, formatMoment } from '@koppelpunt/ui';
import type { KoppelingDetail } from './koppelingen.ts';

export function Geschiedenis({ geschiedenis }: Pick<KoppelingDetail, 'geschiedenis'>) {
  return (
    <Card title="Geschiedenis">
      {geschiedenis.length === 0 ? (
        <EmptyState title="Er is nog niets gebeurd" />
      ) : (
        <DataList rows={geschiedenis.map(({ op, wat }) => ({ label: formatMoment(op), value: wat }))} />
      )}
    </Card>
  );
}
