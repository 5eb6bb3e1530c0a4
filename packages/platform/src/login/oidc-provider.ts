import type { Configuration, IDToken } from 'openid-client';
import type { LooksLikeBsn } from '../http/persoonsnummers.ts';
import { findNaamFout } from '../mail/naam.ts';
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

const MAX_NAAM = 100;

/**
 * The person who came back, from an ID token that was checked. It is checked who says it, not what: a name or an address with
 * the number of a person in it (R1), and a name that is a link or several lines, are left out.
 */
export function toPersoon(claims: IDToken, looksLikeBsn: LooksLikeBsn): OidcPersoon {
  const text = (name: string) => {
    const claim = typeof claims[name] === 'string' ? claims[name].trim() : '';
    return looksLikeBsn(claim) ? '' : claim;
  };
  const given = text('name') || [text('given_name'), text('family_name')].filter(Boolean).join(' ');
  const isNaam = given.length <= MAX_NAAM && !looksLikeBsn(given) && findNaamFout(given) === undefined;
  const naam = (isNaam && given) || 'Naam onbekend';
  const claimed = text('email');
  const email = /^[^\s@]+@[^\s@]+$/.test(claimed) ? claimed : undefined;
  return {
    issuer: claims.iss,
    sub: claims.sub,
    naam,
    email,
    isBevestigd: email !== undefined && claims['email_verified'] === true,
  };
}
