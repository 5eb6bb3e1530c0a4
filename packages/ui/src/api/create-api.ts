import createClient, { type Client } from 'openapi-fetch';
import { networkProblem, parseProblem, type ApiProblem } from './api-problem.ts';
import { keepLostAct } from './lost-act.ts';
import { LOGIN_PATH } from './return-address.ts';

export type ApiOptions = {
  baseUrl?: string | undefined;
  /** The path of the login screen. A 401 anywhere else sends the user there, with `?terug=` to come back. */
  loginPath?: string | undefined;
};

/** A typed client. Every answer outside 2xx is thrown as `ApiProblem`, so a caller only ever sees data. */
export function createApi<Paths extends {}>({
  baseUrl = '',
  loginPath = LOGIN_PATH,
}: ApiOptions = {}): Client<Paths> {
  const client = createClient<Paths>({
    // A Request needs an absolute URL; same origin unless told otherwise, and never below the page we are on.
    baseUrl: new URL(baseUrl || '/', globalThis.location?.origin ?? 'http://localhost').href.replace(
      /\/$/,
      '',
    ),
    credentials: 'same-origin',
    headers: { accept: 'application/json, application/problem+json' },
  });
  client.use({
    async onResponse({ request, response }) {
      if (response.ok) return;
      const problem = parseProblem(response.status, await response.text());
      if (isSignedOut(problem)) redirectToLogin(loginPath, request.method);
      throw problem;
    },
    onError({ error }) {
      // An aborted request is the caller's own doing, not a broken line.
      return error instanceof DOMException && error.name === 'AbortError' ? error : networkProblem();
    },
  });
  return client;
}

type DataOf<Result> = Result extends { data: infer Data; error?: never } ? Data : never;

/** `await dataOf(api.GET('/x'))`: the data alone, without the `undefined` that openapi-fetch keeps for the error case. */
export async function dataOf<Result extends { data?: unknown }>(
  call: Promise<Result>,
): Promise<DataOf<Result>> {
  const { data } = await call;
  return data as DataOf<Result>;
}

/** There is no session, or it still lacks its second step; the login screen finds out which. */
export const isSignedOut = ({ status, code }: ApiProblem): boolean =>
  status === 401 || code === 'TWEEDE_FACTOR_NODIG';

/**
 * Loads a new page, so that nothing of the previous user stays in memory. `method` is that of the refused request: an act
 * that got lost is named after signing in again.
 */
export function redirectToLogin(loginPath = LOGIN_PATH, method = 'GET'): void {
  const { pathname, search } = location;
  if (pathname === loginPath) return;
  if (method !== 'GET') keepLostAct();
  location.assign(`${loginPath}?terug=${encodeURIComponent(pathname + search)}`);
}
