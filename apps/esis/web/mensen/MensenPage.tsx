import { MensenView, PageTitle, QueryView, RolvoorstellenView, Skeleton } from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { useMensen, useMensenActions } from './useMensen.ts';

export function MensenPage() {
  const { naam } = useVestiging();
  const mensen = useMensen();
  const actions = useMensenActions();
  const may = useMay();
  return (
    <>
      <PageTitle
        breadcrumb={[{ label: 'Menu' }, { label: 'Instellen' }, { label: 'Mensen' }]}
        intro={`Wie er bij ${naam} werkt en met welke rol. Iedereen heeft een eigen account; uw eigen rollen wijzigt een ander.`}
      >
        Mensen
      </PageTitle>
      {may('toegang bevestigen') && <RolvoorstellenView />}
      <QueryView query={mensen} pending={<Skeleton lines={6} />}>
        {(data) => <MensenView mensen={data} actions={actions} />}
      </QueryView>
    </>
  );
}
