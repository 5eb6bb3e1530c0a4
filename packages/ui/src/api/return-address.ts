/** The path of the login screen in both apps. */
export const LOGIN_PATH = '/aanmelden';

/** The page where the session ended, from `?terug=`. Only an address of this site is accepted. */
export function findReturnAddress(search: string, origin: string, loginPath = LOGIN_PATH): string {
  const terug = new URLSearchParams(search).get('terug') ?? '/';
  if (!URL.canParse(terug, origin)) return '/';
  const url = new URL(terug, origin);
  if (url.origin !== origin || url.pathname === loginPath) return '/';
  // A browser reads a path that begins with two slashes, as `/.//elders` becomes, as another site.
  return url.pathname.replace(/^\/+/, '/') + url.search;
}
