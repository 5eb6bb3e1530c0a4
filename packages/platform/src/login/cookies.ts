import { createHmac } from 'node:crypto';

/**
 * The names carry `__Host-`: a browser then takes them only with Secure, for this host alone and for every path, so that
 * no neighbour and no page over plain HTTP can plant one. Cookies do not know ports: without the port in the name,
 * signing in to one application of this machine would sign you out of the other.
 */
export type Cookies = { sessie: string; apparaat: string; oidc: string };

export function nameCookies(publicUrl: string): Cookies {
  const { port } = new URL(publicUrl);
  const name = (soort: string) => `__Host-koppelpunt${port}-${soort}`;
  return { sessie: name('sessie'), apparaat: name('apparaat'), oidc: name('oidc') };
}

/** Lax and not Strict: who follows a link in a mail is still signed in. What changes something checks the origin. */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Without an age it goes when the browser closes; how long the session itself lives, the server decides. */
export const serializeCookie = (name: string, value: string, maxAge?: number): string =>
  `${name}=${encodeURIComponent(value)}; ${ATTRIBUTES}${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`;

export const clearCookie = (name: string): string => serializeCookie(name, '', 0);

/** The form in which better-auth reads it back: the token and its HMAC. */
export function serializeSessieCookie(name: string, token: string, secret: string): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return serializeCookie(name, `${token}.${signature}`);
}

export function readCookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return decode(pair.slice(at + 1).trim());
  }
  return undefined;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
