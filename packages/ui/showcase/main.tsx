/** Every component on two pages, in both themes: /esis and /top-dossier. Run `npx vite packages/ui/showcase`. */
import {
  AppShell,
  createRootRoute,
  HeaderSelect,
  createRoute,
  Outlet,
  redirect,
  startApp,
  type AppId,
  type MenuItem,
} from '../src/index.ts';
import { Bouwstenen } from './Bouwstenen.tsx';
import { Inloggen } from './Inloggen.tsx';
import { Logboek } from './Logboek.tsx';
import { Stappenplan } from './Stappenplan.tsx';

const app: AppId = location.pathname.startsWith('/top-dossier') ? 'top-dossier' : 'esis';

const menu: readonly MenuItem[] = [
  { label: 'Bouwstenen', to: `/${app}` },
  {
    label: 'Instellen',
    items: [
      { label: 'Koppelingen', to: `/${app}/stappenplan` },
      { label: 'Gebruikers', to: `/${app}/gebruikers` },
    ],
  },
  { label: 'Logboek', to: `/${app}/logboek` },
  { label: 'Inloggen', to: `/${app}/inloggen` },
];

function Shell() {
  return (
    <AppShell
      menu={menu}
      homeTo={`/${app}`}
      organisatie={
        app === 'esis' ? (
          'De Regenboog · 97QX00'
        ) : (
          <HeaderSelect
            label="Kies een samenwerkingsverband"
            value="noord"
            onChange={() => undefined}
            options={[
              { value: 'noord', label: 'SWV Noorderlicht' },
              { value: 'zuid', label: 'SWV Zuiderzon' },
            ]}
          />
        )
      }
      gebruiker={
        app === 'esis'
          ? { naam: 'M. Jansen', rol: 'applicatiebeheerder' }
          : { naam: 'B. de Vries', rol: 'support' }
      }
      onLogout={() => location.assign(`/${app}/inloggen`)}
    >
      <Outlet />
    </AppShell>
  );
}

const root = createRootRoute({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/esis' });
    },
  }),
  createRoute({ getParentRoute: () => root, path: `/${app}/inloggen`, component: Inloggen }),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: `/${app}`, component: Bouwstenen }),
    createRoute({ getParentRoute: () => shell, path: `/${app}/stappenplan`, component: Stappenplan }),
    createRoute({ getParentRoute: () => shell, path: `/${app}/logboek`, component: Logboek }),
  ]),
]);

startApp({ app, routeTree });
