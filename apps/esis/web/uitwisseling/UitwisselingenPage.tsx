import { Card, EmptyState, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { UitwisselingTable } from './UitwisselingTable.tsx';
import { useUitwisselingen } from './useUitwisselingen.ts';

export function UitwisselingenPage() {
  const uitwisselingen = useUitwisselingen();
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Uitwisselingen' }]}
        intro="Wie gegevens van uw school opvroeg, en wat er meeging. U ziet de laatste 50; wat zich herhaalt, staat op één regel."
      >
        Uitwisselingen
      </PageTitle>
      <Card>
        <QueryView query={uitwisselingen} pending={<Skeleton table lines={6} />}>
          {({ uitwisselingen: rows }) =>
            rows.length === 0 ? (
              <EmptyState title="Er is nog niets uitgewisseld">
                Zodra een koppeling actief is, ziet u hier wanneer er gegevens zijn opgehaald.
              </EmptyState>
            ) : (
              <UitwisselingTable rows={rows} />
            )
          }
        </QueryView>
      </Card>
    </>
  );
}
