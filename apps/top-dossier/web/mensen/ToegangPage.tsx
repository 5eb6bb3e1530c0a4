import { PageTitle, RolvoorstellenView } from '@koppelpunt/ui';

export function ToegangPage() {
  return (
    <>
      <PageTitle intro="Het samenwerkingsverband stelt voor wie bij uw school toegang krijgt. Zonder uw ja ziet niemand uw leerlingen.">
        Toegang
      </PageTitle>
      <RolvoorstellenView />
    </>
  );
}
