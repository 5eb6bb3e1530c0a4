import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { computeAccessibleDescription, computeAccessibleName, getRole } from 'dom-accessibility-api';
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { format } from 'node:util';
import { act, StrictMode, useSyncExternalStore, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { AppContext, type AppId } from '../src/layout/app-context.ts';
import { createQueryClient } from '../src/app/query-client.ts';

/** What React complained about: no test may leave any. */
export const complaints: string[] = [];
console.error = (...args: unknown[]) => complaints.push(format(...args));

let root: Root | undefined;
let queries = openQueries();
let router: ReturnType<typeof openRouter> | undefined;
let shown: ReactNode = null;
const listeners = new Set<() => void>();

afterEach(async () => {
  await act(async () => root?.unmount());
  root = undefined;
  queries = openQueries();
  document.body.replaceChildren();
  document.title = '';
  assert.deepEqual(complaints.splice(0), []);
});

/** Shows an element as an app does: with the router, the queries, and the name of the app around it. */
export async function render(
  element: ReactNode,
  { app = 'esis', path = '/' }: { app?: AppId; path?: string } = {},
): Promise<void> {
  shown = element;
  const box = document.createElement('div');
  document.body.append(box);
  const made = (router = openRouter(path));
  await act(async () => {
    await made.load();
    root = createRoot(box);
    root.render(
      <StrictMode>
        <AppContext value={app}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={made} />
          </QueryClientProvider>
        </AppContext>
      </StrictMode>,
    );
  });
}

/** The same page with other props: what is on it keeps its state. */
export async function rerender(element: ReactNode): Promise<void> {
  shown = element;
  await act(async () => {
    for (const listener of listeners) listener();
  });
}

/** The path the router is at, with its search. */
export const address = (): string => router?.state.location.href ?? '';

export async function goTo(to: string): Promise<void> {
  await act(async () => router?.navigate({ to: to as never }));
}

/** As an app has them, but nothing is thrown away after five minutes: that timer would keep the process alive. */
function openQueries() {
  const client = createQueryClient();
  const defaults = client.getDefaultOptions();
  client.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, gcTime: Infinity } });
  return client;
}

function openRouter(path: string) {
  const rootRoute = createRootRoute({ component: Page });
  return createRouter({
    routeTree: rootRoute.addChildren([createRoute({ getParentRoute: () => rootRoute, path: '$' })]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
}

function Page(): ReactNode {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** What a screen reader finds, in the order of the page: not what is hidden, nor what a closed dialog holds. */
export function list(role: string, name?: string | RegExp): HTMLElement[] {
  return [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.closest('[hidden], [aria-hidden=true], dialog:not([open])') === null &&
      getRole(element) === role &&
      (name === undefined || isNamed(element, name)),
  );
}

export function get(role: string, name?: string | RegExp): HTMLElement {
  const [first, ...others] = list(role, name);
  if (first && others.length === 0) return first;
  const all = list(role).map((element) => nameOf(element));
  assert.fail(
    `${1 + others.length - (first ? 0 : 1)} of role ${role} named ${String(name)}; there are: ${all.join(' | ')}`,
  );
}

export const has = (role: string, name?: string | RegExp): boolean => list(role, name).length > 0;

const isNamed = (element: HTMLElement, name: string | RegExp): boolean =>
  typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element));

/** Without style sheets the library takes each hidden word for a block, and puts a space before it. */
export const nameOf = (element: Element): string =>
  computeAccessibleName(element).replaceAll(/ (?=[:.,])/g, '');
export const descriptionOf = (element: Element): string => computeAccessibleDescription(element);
export const textOf = (element: Element): string => element.textContent.replaceAll(/\s+/g, ' ').trim();
export const pageText = (): string => textOf(document.body);
/** Not `assert.equal`: printing how two elements differ takes minutes. */
export function assertFocus(element: Element | null): void {
  const active = document.activeElement;
  assert.ok(active === element, `focus is on <${active?.tagName}> ${active && textOf(active)}`);
}
