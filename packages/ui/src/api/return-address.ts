/** Where both apps have their login screen. */
export const LOGIN_PATH = '/aanmelden';

/** Where the reader was before the session ended; only a place on this site, whatever the address bar says. */
export function findReturnAddress(search: string, origin: string, loginPath = LOGIN_PATH): string {
  const terug = new URLSearchParams(search).get('terug') ?? '/';
  if (!URL.canParse(terug, origin)) return '/';
  const url = new URL(terug, origin);
  if (url.origin !== origin || url.pathname === loginPath) return '/';
  // A path that begins with two slashes, as `/.//elders` becomes, is another site to who goes there.
  return url.pathname.replace(/^\/+/, '/') + url.search;
}
