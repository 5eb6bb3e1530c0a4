import { AppShell, Outlet, QueryView, signOut, Skeleton } from '@koppelpunt/ui';
import { formatRollen, listBrins, makeMenu } from './aanmelden/rechten.ts';
import { useIk, type Ik } from './aanmelden/useIk.ts';
import { useOrganisatie } from './organisatie/useOrganisatie.ts';

// Keeps a line in the header free until its text is known, so that nothing moves then.
const BLANK = '\u00a0';

/** Around every page behind the login: it shows no page before the user is known. */
export function Shell() {
  const ik = useIk();
  const organisatie = useOrganisatie();
  return (
    <AppShell
      menu={ik.data ? makeMenu(ik.data) : []}
      organisatie={formatOrganisatie(ik.data, organisatie)}
      gebruiker={{ naam: ik.data?.naam ?? BLANK, ...(ik.data && { rol: formatRollen(ik.data) }) }}
      onLogout={() => void signOut()}
    >
      <QueryView query={ik} pending={<Skeleton lines={6} />}>
        {() => <Outlet />}
      </QueryView>
    </AppShell>
  );
}

/** The samenwerkingsverband of the user, or the schools where the user works. */
function formatOrganisatie(ik: Ik | undefined, organisatie: ReturnType<typeof useOrganisatie>): string {
  if (!ik) return BLANK;
  const brins = listBrins(ik);
  if (brins.length > 0) return brins.join(' · ');
  return organisatie.isPending ? BLANK : (organisatie.data?.naam ?? '');
}
