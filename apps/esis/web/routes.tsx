import {
  AccountPage,
  createLoginRoutes,
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  NotFoundPage,
  Outlet,
  parseLogboekSearch,
  retainSearchParams,
} from '@koppelpunt/ui';
import { AanmeldenPage } from './aanmelden/AanmeldenPage.tsx';
import { ActiverenPage } from './koppelingen/ActiverenPage.tsx';
import { LogboekPage } from './logboek/LogboekPage.tsx';
import { KoppelingenPage } from './koppelingen/KoppelingenPage.tsx';
import { KoppelingPage } from './koppelingen/KoppelingPage.tsx';
import { LeerlingenPage } from './leerlingen/LeerlingenPage.tsx';
import { parseGroepSearch } from './leerlingen/groep-search.ts';
import { MANDATEN_PATH } from './mandaten/useMandaten.ts';
import { Shell } from './Shell.tsx';
import { StartPage } from './start/StartPage.tsx';
import { UitwisselingenPage } from './uitwisseling/UitwisselingenPage.tsx';
import { VestigingProvider } from './VestigingProvider.tsx';
import { parseVestigingSearch } from './vestigingen/vestiging-search.ts';

const root = createRootRoute({ component: Outlet });
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  validateSearch: parseVestigingSearch,
  // Keeps the chosen school in every link below.
  search: { middlewares: [retainSearchParams(['vestiging'])] },
});
const school = createRoute({ getParentRoute: () => shell, id: 'school', component: VestigingProvider });

export const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/aanmelden', component: AanmeldenPage }),
  ...createLoginRoutes(root),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/account', component: AccountPage }),
    school.addChildren([
      createRoute({ getParentRoute: () => school, path: '/', component: StartPage }),
      createRoute({
        getParentRoute: () => school,
        path: '/instellen/koppelingen',
        component: KoppelingenPage,
      }),
      createRoute({
        getParentRoute: () => school,
        path: '/instellen/koppelingen/activeren/$aanbodId',
        component: ActiverenPage,
      }),
      createRoute({
        getParentRoute: () => school,
        path: '/instellen/koppelingen/$koppelingId',
        component: KoppelingPage,
      }),
      // Seldom opened, so loaded on demand.
      createRoute({
        getParentRoute: () => school,
        path: '/instellen/koppelingen/$koppelingId/bewaarkaart',
        component: lazyRouteComponent(() => import('./koppelingen/BewaarkaartPage.tsx'), 'BewaarkaartPage'),
      }),
      createRoute({
        getParentRoute: () => school,
        path: MANDATEN_PATH,
        component: lazyRouteComponent(() => import('./mandaten/MandatenPage.tsx'), 'MandatenPage'),
      }),
      createRoute({
        getParentRoute: () => school,
        path: '/instellen/mensen',
        component: lazyRouteComponent(() => import('./mensen/MensenPage.tsx'), 'MensenPage'),
      }),
      createRoute({
        getParentRoute: () => school,
        path: '/leerlingen',
        validateSearch: parseGroepSearch,
        component: LeerlingenPage,
      }),
      createRoute({ getParentRoute: () => school, path: '/uitwisselingen', component: UitwisselingenPage }),
      createRoute({
        getParentRoute: () => school,
        path: '/logboek',
        validateSearch: parseLogboekSearch,
        component: LogboekPage,
      }),
    ]),
    createRoute({
      getParentRoute: () => shell,
      path: '/partners',
      component: lazyRouteComponent(() => import('./partners/PartnersPage.tsx'), 'PartnersPage'),
    }),
    // Inside the shell, so that the menu is there after a mistyped address.
    createRoute({ getParentRoute: () => shell, path: '$', component: NotFoundPage }),
  ]),
]);
