import type { Configuration, IDToken } from 'openid-client';
import type { OidcConfig } from './oidc-config.ts';
import type { OidcPersoon } from './schoolaccounts.ts';

const TIMEOUT_S = 10;

/** Asks the other organisation once what it offers; when it did not answer, the next call asks anew. */
export function rememberProvider(config: OidcConfig): () => Promise<Configuration> {
  let found: Promise<Configuration> | undefined;
  return async () => {
    found ??= discoverProvider(config);
    found.catch(() => (found = undefined));
    return await found;
  };
}

async function discoverProvider({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await import('openid-client');
  const url = new URL(issuer);
  // Plain HTTP is for this machine itself, as tests use it: elsewhere anybody on the way could say who is who.
  const isHere = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return await discovery(url, clientId, clientSecret, undefined, {
    timeout: TIMEOUT_S,
    ...(isHere && { execute: [allowInsecureRequests] }),
  });
}

/** The person who came back, from an ID token that was checked. */
export function toPersoon(claims: IDToken): OidcPersoon {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name].trim() : '');
  const naam = text('name') || [text('given_name'), text('family_name')].filter(Boolean).join(' ');
  const email = text('email');
  return {
    issuer: claims.iss,
    sub: claims.sub,
    naam: naam || 'Naam onbekend',
    email: /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined,
    isBevestigd: claims['email_verified'] === true,
  };
}
