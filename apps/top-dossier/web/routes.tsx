import {
  AccountPage,
  createLoginRoutes,
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  NotFoundPage,
  parseLogboekSearch,
} from '@koppelpunt/ui';
import { AanmeldenPage } from './aanmelden/AanmeldenPage.tsx';
import { StartPage } from './StartPage.tsx';
import { ScholenPage } from './koppelingen/ScholenPage.tsx';
import { SchoolPage } from './koppelingen/SchoolPage.tsx';
import { EigenLeerlingenPage } from './leerlingen/EigenLeerlingenPage.tsx';
import { LeerlingenPage } from './leerlingen/LeerlingenPage.tsx';
import { parseLeerlingenSearch } from './leerlingen/leerlingen-filter.ts';
import { LogboekPage } from './logboek/LogboekPage.tsx';
import { Shell } from './Shell.tsx';
import { SupportOnly } from './SupportOnly.tsx';
import { VerzoekenPage } from './verzoeken/VerzoekenPage.tsx';
import { VerzoekPage } from './verzoeken/VerzoekPage.tsx';

const root = createRootRoute({ component: Outlet });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const support = createRoute({ getParentRoute: () => shell, id: 'support', component: SupportOnly });

export const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/aanmelden', component: AanmeldenPage }),
  ...createLoginRoutes(root),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/', component: StartPage }),
    createRoute({ getParentRoute: () => shell, path: '/account', component: AccountPage }),
    support.addChildren([
      createRoute({ getParentRoute: () => support, path: '/verzoeken', component: VerzoekenPage }),
      createRoute({ getParentRoute: () => support, path: '/verzoeken/$verzoekId', component: VerzoekPage }),
      createRoute({ getParentRoute: () => support, path: '/scholen', component: ScholenPage }),
      createRoute({ getParentRoute: () => support, path: '/scholen/$koppelingId', component: SchoolPage }),
    ]),
    createRoute({
      getParentRoute: () => shell,
      path: '/scholen/$koppelingId/leerlingen',
      validateSearch: parseLeerlingenSearch,
      component: LeerlingenPage,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/leerlingen',
      validateSearch: parseLeerlingenSearch,
      component: EigenLeerlingenPage,
    }),
    // Seldom opened, so loaded on demand.
    createRoute({
      getParentRoute: () => shell,
      path: '/mensen',
      component: lazyRouteComponent(() => import('./mensen/MensenPage.tsx'), 'MensenPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/toegang',
      component: lazyRouteComponent(() => import('./mensen/ToegangPage.tsx'), 'ToegangPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/bronnen',
      component: lazyRouteComponent(() => import('./bronnen/BronnenPage.tsx'), 'BronnenPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/logboek',
      validateSearch: parseLogboekSearch,
      component: LogboekPage,
    }),
    createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage }),
  ]),
]);
