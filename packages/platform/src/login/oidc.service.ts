import type { Configuration, IDToken } from 'openid-client';
import { logGebruiker, logMislukt } from './aanmeld-log.ts';
import { consumeEenmaligToken, createEenmaligToken } from './eenmalige-tokens.ts';
import type { LooksLikeBsn } from '../http/persoonsnummers.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import { findToekenningen, hasTweedeFactor } from './oidc-claims.ts';
import type { OidcConfig } from './oidc-config.ts';
import { toPersoon } from './oidc-provider.ts';
import { asMetKennisgeving, type Tell } from './kennisgeving.ts';
import { openSessie } from './open-sessie.ts';
import {
  createSchoolaccountGebruiker,
  findSchoolaccount,
  linkSchoolaccount,
  syncToekenningen,
} from './schoolaccounts.ts';
import { insertSessie } from './sessies.ts';
import { AANMELDEN } from './wie.ts';

export type OidcDeps = LoginDeps & {
  readonly config: OidcConfig;
  readonly getProvider: () => Promise<Configuration>;
  readonly looksLikeBsn: LooksLikeBsn;
};

export type OidcOutcome =
  /** `terug`: a path of ours. Half-way when the other organisation did not say that it asked a second factor. */
  | { kind: 'goed'; sessie: NieuweSessie; terug: string; halverwege: boolean }
  | { kind: 'gekoppeld'; terug: string }
  /** Broken off, forged or too late: we cannot tell these apart for the person. */
  | { kind: 'mislukt' }
  /** The other organisation knows the person; nothing here is for them. */
  | { kind: 'geenToegang' };

export const OIDC_TERUG = '/api/aanmelden/oidc/terug';

/**
 * OpenID Connect: authorization code with PKCE, state and nonce. Gives the address to send the browser to, and the token
 * that it must bring back. With `koppelAan` the account is linked to that person; nobody is signed in.
 */
export async function startOidc(
  deps: OidcDeps,
  vraag: { terug: string; koppelAan?: string },
): Promise<{ url: string; token: string }> {
  const oidc = await import('openid-client');
  const provider = await deps.getProvider();
  const saved = {
    verifier: oidc.randomPKCECodeVerifier(),
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
  };
  const gegevens = { ...saved, ...vraag };
  const token = await deps.as(AANMELDEN, (handeling) => createEenmaligToken(handeling, 'oidc', { gegevens }));
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: new URL(OIDC_TERUG, deps.publicUrl).href,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(saved.verifier),
    code_challenge_method: 'S256',
    state: saved.state,
    nonce: saved.nonce,
  });
  return { url: url.href, token };
}

/** `url`: the whole address to which the other organisation sent the browser back. */
export async function completeOidc(
  deps: OidcDeps,
  { url, token }: { url: URL; token: string | undefined },
  aanroep: Aanroep,
): Promise<OidcOutcome> {
  if (token === undefined) return { kind: 'mislukt' };
  const saved = await deps.as(AANMELDEN, (handeling) => consumeEenmaligToken(handeling, 'oidc', token));
  const claims = saved && (await fetchClaims(deps, url, saved.gegevens).catch(() => undefined));
  if (!claims) return { kind: 'mislukt' };
  const terug = String(saved.gegevens['terug']);
  const { koppelAan } = saved.gegevens;
  return await asMetKennisgeving(deps, AANMELDEN, async (handeling, tell) =>
    typeof koppelAan === 'string'
      ? await link(deps, handeling, koppelAan, { claims, terug, aanroep, tell })
      : await signIn(deps, handeling, { claims, terug, aanroep, tell }),
  );
}

/** No token of the other organisation is kept. */
async function fetchClaims(
  deps: OidcDeps,
  url: URL,
  saved: Readonly<Record<string, unknown>>,
): Promise<IDToken | undefined> {
  const { authorizationCodeGrant } = await import('openid-client');
  const tokens = await authorizationCodeGrant(await deps.getProvider(), url, {
    pkceCodeVerifier: String(saved['verifier']),
    expectedState: String(saved['state']),
    expectedNonce: String(saved['nonce']),
    idTokenExpected: true,
  });
  return tokens.claims();
}

type Teruggekomen = { claims: IDToken; terug: string; aanroep: Aanroep; tell: Tell };

/** The person who began must be the one who comes back: else somebody else's account would be linked to them. */
async function link(
  { looksLikeBsn }: OidcDeps,
  handeling: LoginHandeling,
  gebruikerId: string,
  { claims, terug, aanroep, tell }: Teruggekomen,
): Promise<OidcOutcome> {
  if (aanroep.sessie?.gebruikerId !== gebruikerId) return { kind: 'mislukt' };
  if (!(await linkSchoolaccount(handeling, gebruikerId, toPersoon(claims, looksLikeBsn))))
    return { kind: 'mislukt' };
  await logGebruiker(handeling, gebruikerId, 'schoolaccount.gekoppeld');
  tell(gebruikerId, 'schoolaccount.gekoppeld');
  return { kind: 'gekoppeld', terug };
}

/** Somebody whose claims give nothing gets no account. */
async function signIn(
  { config, looksLikeBsn }: OidcDeps,
  handeling: LoginHandeling,
  { claims, terug, aanroep, tell }: Teruggekomen,
): Promise<OidcOutcome> {
  const persoon = toPersoon(claims, looksLikeBsn);
  const toekenningen = findToekenningen(claims, config.regels);
  const gebruikerId =
    (await findSchoolaccount(handeling, persoon)) ??
    (toekenningen.length > 0 ? await createSchoolaccountGebruiker(handeling, persoon) : undefined);
  if (gebruikerId === undefined) {
    await logMislukt(handeling, undefined, 'oidc');
    return { kind: 'geenToegang' };
  }
  await syncToekenningen(handeling, persoon, toekenningen);
  if (hasTweedeFactor(claims, config.tweedeFactor)) {
    const sessie = await openSessie(handeling, gebruikerId, 'oidc', aanroep, tell);
    return { kind: 'goed', terug, halverwege: false, sessie };
  }
  const token = await insertSessie(handeling, { gebruikerId, middel: 'oidc', isHeel: false }, aanroep);
  return { kind: 'goed', terug, halverwege: true, sessie: { token } };
}
