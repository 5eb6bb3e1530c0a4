import { createRootRoute, createRoute, Outlet, parseLogboekSearch, retainSearchParams } from '@koppelpunt/ui';
import { AanmeldenPage } from './aanmelden/AanmeldenPage.tsx';
import { ActiverenPage } from './koppelingen/ActiverenPage.tsx';
import { LogboekPage } from './logboek/LogboekPage.tsx';
import { KoppelingenPage } from './koppelingen/KoppelingenPage.tsx';
import { KoppelingPage } from './koppelingen/KoppelingPage.tsx';
import { LeerlingenPage } from './leerlingen/LeerlingenPage.tsx';
import { parseGroepSearch } from './leerlingen/groep-search.ts';
import { NietGevondenPage } from './NietGevondenPage.tsx';
import { Shell } from './Shell.tsx';
import { StartPage } from './start/StartPage.tsx';
import { UitwisselingenPage } from './uitwisseling/UitwisselingenPage.tsx';
import { parseVestigingSearch } from './vestigingen/vestiging-search.ts';

const root = createRootRoute({ component: Outlet });
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  validateSearch: parseVestigingSearch,
  // Every link below stays within the school that is chosen, without naming it.
  search: { middlewares: [retainSearchParams(['vestiging'])] },
});

export const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/aanmelden', component: AanmeldenPage }),
  shell.addChildren([
    createRoute({ getParentRoute: () => shell, path: '/', component: StartPage }),
    createRoute({ getParentRoute: () => shell, path: '/instellen/koppelingen', component: KoppelingenPage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/instellen/koppelingen/activeren/$aanbodId',
      component: ActiverenPage,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/instellen/koppelingen/$koppelingId',
      component: KoppelingPage,
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/leerlingen',
      validateSearch: parseGroepSearch,
      component: LeerlingenPage,
    }),
    createRoute({ getParentRoute: () => shell, path: '/uitwisselingen', component: UitwisselingenPage }),
    createRoute({
      getParentRoute: () => shell,
      path: '/logboek',
      validateSearch: parseLogboekSearch,
      component: LogboekPage,
    }),
    // Inside the shell, so that who mistyped an address still has the menu.
    createRoute({ getParentRoute: () => shell, path: '$', component: NietGevondenPage }),
  ]),
]);
