import {
  ApiProblem,
  AppShell,
  Outlet,
  PageTitle,
  ProblemAlert,
  QueryView,
  Skeleton,
  useMutation,
} from '@koppelpunt/ui';
import { formatRollen, may, useIk } from './aanmelden/useIk.ts';
import { signOut } from './sign-out.ts';
import { makeMenu } from './menu.ts';
import { useVestigingen, useVestigingInAddress } from './vestigingen/vestigingen.ts';
import { VestigingSelect } from './vestigingen/VestigingSelect.tsx';

// Keeps a line in the header free until the user is known, so that nothing moves then.
const BLANK = '\u00a0';

const skeleton = <Skeleton lines={6} />;
const isSignedOut = (error: Error | null): boolean => error instanceof ApiProblem && error.status === 401;

/** Around every page behind the login: it shows no page before the user is known. */
export function Shell() {
  const ik = useIk();
  const all = useVestigingen().data?.vestigingen ?? [];
  const vestiging = useVestigingInAddress();
  const logout = useMutation({ mutationFn: signOut });
  // The browser is on its way to the login screen, so no problem should flash by.
  if (isSignedOut(ik.error)) return <AppShell>{skeleton}</AppShell>;
  return (
    <AppShell
      menu={makeMenu((actie) => may(ik.data, actie, vestiging?.brin6 ?? ''))}
      organisatie={
        vestiging && all.length > 1 ? (
          <VestigingSelect vestigingen={all} current={vestiging} />
        ) : (
          (vestiging && `${vestiging.naam} · ${vestiging.brin6}`) || BLANK
        )
      }
      plek={vestiging && `${vestiging.naam} · ${vestiging.brin6}`}
      gebruiker={{
        naam: ik.data?.naam ?? BLANK,
        ...(ik.data && { rol: formatRollen(ik.data, vestiging?.brin6 ?? null) }),
      }}
      onLogout={() => logout.mutate()}
    >
      <ProblemAlert error={logout.error} title="Uitloggen lukte niet">
        <p>U bent nog ingelogd.</p>
      </ProblemAlert>
      {ik.isError && ik.data === undefined && <PageTitle>We kunnen ESIS nu niet tonen</PageTitle>}
      <QueryView query={ik} pending={skeleton}>
        {() => <Outlet />}
      </QueryView>
    </AppShell>
  );
}
