import {
  ApiProblem,
  AppShell,
  Outlet,
  PageTitle,
  ProblemAlert,
  QueryView,
  Skeleton,
  useMutation,
  useSearch,
  type MenuItem,
} from '@koppelpunt/ui';
import { formatRol, isBeheerder, mag, useIk } from './aanmelden/useIk.ts';
import { signOut } from './aanmelden/sign-out.ts';
import { KOPPELINGEN_PATH } from './koppelingen/koppelingen.ts';
import { VerseCodeProvider } from './koppelingen/verse-code.tsx';
import { GeenVestiging } from './vestigingen/GeenVestiging.tsx';
import { findVestiging, parseVestigingSearch } from './vestigingen/vestiging-search.ts';
import { useVestigingen, VestigingContext } from './vestigingen/vestigingen.ts';
import { VestigingKeuze } from './vestigingen/VestigingKeuze.tsx';

const algemeen: readonly MenuItem[] = [
  { label: 'Start', to: '/' },
  { label: 'Leerlingen', to: '/leerlingen' },
  { label: 'Uitwisselingen', to: '/uitwisselingen' },
];
const logboek: MenuItem = { label: 'Logboek', to: '/logboek' };
const instellen: MenuItem = { label: 'Instellen', items: [{ label: 'Koppelingen', to: KOPPELINGEN_PATH }] };

// Takes the place of a line in the header until we know who is there, so that nothing moves then.
const BLANK = '\u00a0';

const skeleton = <Skeleton lines={6} />;
const isAfgemeld = (error: Error | null): boolean => error instanceof ApiProblem && error.status === 401;

/** Everything behind the login: who you are, for which school, and no page before that is known. */
export function Shell() {
  const ik = useIk();
  const vestigingen = useVestigingen();
  const logout = useMutation({ mutationFn: signOut });
  const search = parseVestigingSearch(useSearch({ strict: false }));
  const all = vestigingen.data?.vestigingen ?? [];
  const vestiging = findVestiging(all, search);
  // On the way to the login screen: nothing is wrong, so nothing should flash.
  if (isAfgemeld(vestigingen.error)) return <AppShell>{skeleton}</AppShell>;
  const isStuk = [vestigingen, ik].some(({ isError, data }) => isError && data === undefined);
  return (
    <AppShell
      menu={[
        ...algemeen,
        ...(vestiging && mag(ik.data, 'logboek zien', vestiging.brin6) ? [logboek] : []),
        ...(vestiging && isBeheerder(ik.data, vestiging.brin6) ? [instellen] : []),
      ]}
      organisatie={
        vestiging && all.length > 1 ? (
          <VestigingKeuze vestigingen={all} current={vestiging} />
        ) : (
          (vestiging && `${vestiging.naam} · ${vestiging.brin6}`) || BLANK
        )
      }
      gebruiker={{
        naam: ik.data?.naam ?? BLANK,
        ...(ik.data && vestiging && { rol: formatRol(ik.data, vestiging.brin6) }),
      }}
      onLogout={() => logout.mutate()}
    >
      <ProblemAlert error={logout.error} title="Uitloggen lukte niet">
        <p>U bent nog ingelogd.</p>
      </ProblemAlert>
      {isStuk && <PageTitle>We kunnen ESIS nu niet tonen</PageTitle>}
      <QueryView query={vestigingen} pending={skeleton}>
        {() =>
          vestiging ? (
            <VestigingContext value={vestiging}>
              <QueryView query={ik} pending={skeleton}>
                {() => (
                  // Another school: other pages, nothing carried over.
                  <VerseCodeProvider key={vestiging.brin6}>
                    <Outlet />
                  </VerseCodeProvider>
                )}
              </QueryView>
            </VestigingContext>
          ) : (
            <GeenVestiging vestigingen={all} />
          )
        }
      </QueryView>
    </AppShell>
  );
}
