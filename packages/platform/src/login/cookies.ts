import type { CookieSerializeOptions } from '@fastify/cookie';

export type Cookies = { readonly sessie: string; readonly apparaat: string; readonly oidc: string };

/**
 * The names carry `__Host-`: a browser then takes them only with Secure, for this host alone and for every path, so that
 * no neighbour and no page over plain HTTP can plant one. Cookies do not know ports: without the port in the name,
 * signing in to one application of this machine would sign you out of the other.
 */
export function nameCookies(publicUrl: string): Cookies {
  const { port } = new URL(publicUrl);
  const name = (soort: string) => `__Host-koppelpunt${port}-${soort}`;
  return { sessie: name('sessie'), apparaat: name('apparaat'), oidc: name('oidc') };
}

/**
 * Lax and not Strict: somebody who follows a link in a mail is still signed in. A request that changes something has its
 * origin checked. Without `maxAge` a cookie goes when the browser closes; the server decides how long a session lives.
 */
export const COOKIE: CookieSerializeOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' };
