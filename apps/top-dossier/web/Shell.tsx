import { AppShell, Outlet, QueryView, Skeleton, type MenuItem } from '@koppelpunt/ui';
import { signOut } from './aanmelden/login.ts';
import { findRol, formatRol, type Rol } from './aanmelden/rol.ts';
import { useIk } from './aanmelden/useIk.ts';

const menus: Readonly<Record<Rol, readonly MenuItem[]>> = {
  support: [
    { label: 'Verzoeken', to: '/verzoeken' },
    { label: 'Scholen', to: '/scholen' },
  ],
  'intern-begeleider': [{ label: 'Leerlingen', to: '/leerlingen' }],
  geen: [],
};

// Takes the place of a name in the header until we know it, so that nothing moves then.
const BLANK = '\u00a0';

/** Everything behind the login: who you are, and no page before that is known. */
export function Shell() {
  const ik = useIk();
  const rol = ik.data ? findRol(ik.data) : 'geen';
  return (
    <AppShell
      menu={menus[rol]}
      gebruiker={{ naam: ik.data?.naam ?? BLANK, rol: formatRol(rol) }}
      onLogout={() => void signOut()}
    >
      <QueryView query={ik} pending={<Skeleton lines={6} />}>
        {() => <Outlet />}
      </QueryView>
    </AppShell>
  );
}
