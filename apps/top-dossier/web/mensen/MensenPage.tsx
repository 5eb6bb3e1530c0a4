import { MensenView, PageTitle, QueryView, Skeleton } from '@koppelpunt/ui';
import { useMensen, useMensenActions } from './useMensen.ts';

export function MensenPage() {
  const mensen = useMensen();
  const actions = useMensenActions();
  return (
    <>
      <PageTitle intro="Wie in TOP dossier werkt en met welke rol. Iedereen heeft een eigen account; uw eigen rollen wijzigt een ander.">
        Mensen
      </PageTitle>
      <QueryView query={mensen} pending={<Skeleton lines={6} />}>
        {(data) => <MensenView mensen={data} actions={actions} choosesPlek />}
      </QueryView>
    </>
  );
}
