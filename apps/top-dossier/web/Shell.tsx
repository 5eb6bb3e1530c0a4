import { AppShell, Outlet, QueryView, signOut, Skeleton, type MenuItem } from '@koppelpunt/ui';
import { findRol, formatRol, listBrins, mag, type Rol } from './aanmelden/rol.ts';
import { useIk, type Ik } from './aanmelden/useIk.ts';
import { useOrganisatie } from './organisatie/useOrganisatie.ts';

const menus: Readonly<Record<Rol, readonly MenuItem[]>> = {
  support: [
    { label: 'Verzoeken', to: '/verzoeken' },
    { label: 'Scholen', to: '/scholen' },
  ],
  'intern-begeleider': [{ label: 'Leerlingen', to: '/leerlingen' }],
  geen: [],
};

const logboek: MenuItem = { label: 'Logboek', to: '/logboek' };

// Takes the place of a line in the header until we know it, so that nothing moves then.
const BLANK = '\u00a0';

/** Everything behind the login: who you are, and no page before that is known. */
export function Shell() {
  const ik = useIk();
  const organisatie = useOrganisatie();
  const rol = ik.data ? findRol(ik.data) : 'geen';
  return (
    <AppShell
      menu={ik.data && mag(ik.data, 'logboek zien') ? [...menus[rol], logboek] : menus[rol]}
      organisatie={formatOrganisatie(ik.data, organisatie)}
      gebruiker={{ naam: ik.data?.naam ?? BLANK, rol: formatRol(rol) }}
      onLogout={() => void signOut()}
    >
      <QueryView query={ik} pending={<Skeleton lines={6} />}>
        {() => <Outlet />}
      </QueryView>
    </AppShell>
  );
}

/** The samenwerkingsverband for who works there; for who works at a school, which school that is. */
function formatOrganisatie(ik: Ik | undefined, organisatie: ReturnType<typeof useOrganisatie>): string {
  if (!ik) return BLANK;
  if (findRol(ik) === 'intern-begeleider') return listBrins(ik).join(' · ');
  return organisatie.isPending ? BLANK : (organisatie.data?.naam ?? '');
}
