import { createRoute, type AnyRoute } from '@tanstack/react-router';
import { ToegangBevestigenPage } from './ToegangBevestigenPage.tsx';
import { UitnodigingPage } from './UitnodigingPage.tsx';
import { WachtwoordHerstellenPage } from './WachtwoordHerstellenPage.tsx';
import { WachtwoordVergetenPage } from './WachtwoordVergetenPage.tsx';

/** The pages of the links in our mails, at the same addresses in both applications. */
export const createLoginRoutes = (root: AnyRoute): AnyRoute[] =>
  [
    { path: '/uitnodiging', component: UitnodigingPage },
    { path: '/wachtwoord-vergeten', component: WachtwoordVergetenPage },
    { path: '/wachtwoord-herstellen', component: WachtwoordHerstellenPage },
    { path: '/toegang-bevestigen', component: ToegangBevestigenPage },
  ].map(({ path, component }) => createRoute({ getParentRoute: () => root, path, component }));
