import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createRouter, RouterProvider, type AnyRoute, type AnyRouter } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../theme.css';
import { Loading } from '../feedback/Loading.tsx';
import { NotFoundPage, RouteProblem } from './fallbacks.tsx';
import { AppContext, type AppId } from '../layout/app-context.ts';
import { createQueryClient } from './query-client.ts';

export type StartAppOptions = {
  app: AppId;
  routeTree: AnyRoute;
  /** Element to render in; default `#app`. */
  element?: HTMLElement | undefined;
  queryClient?: QueryClient | undefined;
};

/** The whole of an app's `main.tsx`: theme, data, routes. `context` of a route holds `{ queryClient }`. */
export function startApp({ app, routeTree, element, queryClient = createQueryClient() }: StartAppOptions): {
  router: AnyRouter;
  queryClient: QueryClient;
} {
  const root = document.documentElement;
  root.dataset['app'] = app;
  root.classList.add('ams-theme');
  document.body.classList.add('ams-body');

  const router: AnyRouter = createRouter({
    routeTree,
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: 'intent',
    // Queries decide what is stale, not the router.
    defaultPreloadStaleTime: 0,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: RouteProblem,
    defaultPendingComponent: Loading,
  });

  const target = element ?? document.querySelector<HTMLElement>('#app');
  if (!target) throw new Error('index.html has no element #app');
  createRoot(target).render(
    <StrictMode>
      <AppContext value={app}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AppContext>
    </StrictMode>,
  );
  return { router, queryClient };
}
