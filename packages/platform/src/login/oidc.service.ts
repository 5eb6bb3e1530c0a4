import type { Configuration } from 'openid-client';
import { appendLogboek } from '../logboek/logboek.ts';
import { consumeEenmalig, createEenmalig } from './eenmalig.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import {
  createOidcGebruiker,
  findOidcGebruiker,
  linkOidc,
  syncToekenningen,
  type OidcPersoon,
} from './oidc-account.ts';
import { findToekenningen, hasTweedeFactor } from './oidc-claims.ts';
import type { OidcConfig } from './oidc-config.ts';
import { insertSessie } from './sessies.ts';
import { openSessie } from './voltooi.ts';
import { AANMELDEN } from './wie.ts';

export type OidcUitkomst =
  /** `terug`: a path of ours. Half-way when the provider did not say that it asked a second factor. */
  | { kind: 'goed'; sessie: NieuweSessie; terug: string; halverwege: boolean }
  | { kind: 'gekoppeld'; terug: string }
  /** Broken off, forged, too late: nothing that we can tell apart for the person. */
  | { kind: 'mislukt' }
  /** The provider knows the person; nothing here is for them. */
  | { kind: 'geenToegang' };

export type OidcService = {
  readonly naam: string;
  /** Where to send the browser, and the token that it must bring back. `koppelAan`: to link, not to sign in. */
  start(vraag: { terug: string; koppelAan?: string }): Promise<{ url: string; token: string }>;
  /** `url`: the whole address to which the provider sent the browser back. */
  voltooi(vraag: { url: URL; token: string | undefined }, aanroep: Aanroep): Promise<OidcUitkomst>;
};

export const OIDC_TERUG = '/api/aanmelden/oidc/terug';
const TIMEOUT_S = 10;

/** OpenID Connect: authorization code with PKCE, state and nonce. No token of the provider is kept. */
export function createOidcService(deps: LoginDeps, config: OidcConfig): OidcService {
  const redirectUri = new URL(OIDC_TERUG, deps.publicUrl).href;
  let found: Promise<Configuration> | undefined;
  const discover = async (): Promise<Configuration> => {
    found ??= discoverProvider(config);
    // A provider that did not answer is asked anew the next time.
    found.catch(() => (found = undefined));
    return await found;
  };

  async function readClaims(url: URL, saved: Record<string, unknown>) {
    const { authorizationCodeGrant } = await import('openid-client');
    const tokens = await authorizationCodeGrant(await discover(), url, {
      pkceCodeVerifier: String(saved['verifier']),
      expectedState: String(saved['state']),
      expectedNonce: String(saved['nonce']),
      idTokenExpected: true,
    });
    return tokens.claims();
  }

  return {
    naam: config.naam,

    async start({ terug, koppelAan }) {
      const oidc = await import('openid-client');
      const provider = await discover();
      const verifier = oidc.randomPKCECodeVerifier();
      const saved = {
        verifier,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        terug,
        ...(koppelAan !== undefined && { koppelAan }),
      };
      const token = await deps.as(AANMELDEN, ({ tx }) => createEenmalig(tx, 'oidc', saved, deps.now()));
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: saved.state,
        nonce: saved.nonce,
      });
      return { url: url.href, token };
    },

    async voltooi({ url, token }, aanroep) {
      const now = deps.now();
      const saved =
        token === undefined
          ? undefined
          : await deps.as(AANMELDEN, ({ tx }) => consumeEenmalig(tx, 'oidc', token, now));
      if (!saved) return { kind: 'mislukt' };
      const claims = await readClaims(url, saved).catch(() => undefined);
      if (!claims) return { kind: 'mislukt' };
      const persoon = toPersoon(claims);
      const terug = String(saved['terug']);
      const koppelAan = saved['koppelAan'];
      return await deps.as(AANMELDEN, async ({ tx }): Promise<OidcUitkomst> => {
        if (typeof koppelAan === 'string') {
          // Whoever began must be who comes back: otherwise somebody else's account would be linked to this person.
          if (aanroep.sessie?.gebruikerId !== koppelAan || !(await linkOidc(tx, koppelAan, persoon)))
            return { kind: 'mislukt' };
          await appendLogboek(
            { actor: AANMELDEN, tx },
            {
              gebeurtenis: 'schoolaccount.gekoppeld',
              onderwerp: `gebruiker:${koppelAan}`,
            },
          );
          return { kind: 'gekoppeld', terug };
        }
        const toekenningen = findToekenningen(claims, config.regels);
        const known = await findOidcGebruiker(tx, persoon);
        // Nobody gets an account for nothing.
        const gebruikerId =
          known ?? (toekenningen.length > 0 ? await createOidcGebruiker(tx, persoon) : undefined);
        if (gebruikerId === undefined) {
          await appendLogboek(
            { actor: AANMELDEN, tx },
            {
              gebeurtenis: 'aanmelding.mislukt',
              details: { middel: 'oidc', bekend: false },
            },
          );
          return { kind: 'geenToegang' };
        }
        await syncToekenningen(tx, gebruikerId, persoon, toekenningen);
        const isHeel = hasTweedeFactor(claims, config.tweedeFactor);
        if (isHeel) {
          const sessie = await openSessie(tx, gebruikerId, 'oidc', aanroep, now, AANMELDEN);
          return { kind: 'goed', terug, halverwege: false, sessie };
        }
        const half = { gebruikerId, middel: 'oidc', tweedeFactor: false, herkomst: aanroep } as const;
        const { token: sessieToken } = await insertSessie(tx, { ...half, vorige: aanroep.sessie?.id }, now);
        return { kind: 'goed', terug, halverwege: true, sessie: { token: sessieToken } };
      });
    },
  };
}

async function discoverProvider({ issuer, clientId, clientSecret }: OidcConfig): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await import('openid-client');
  const url = new URL(issuer);
  // Over plain HTTP only to this machine itself, as tests do: elsewhere anybody on the way could say who is who.
  const isHere = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return await discovery(url, clientId, clientSecret, undefined, {
    timeout: TIMEOUT_S,
    ...(isHere && { execute: [allowInsecureRequests] }),
  });
}

function toPersoon(claims: Readonly<Record<string, unknown>> & { iss: string; sub: string }): OidcPersoon {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name].trim() : '');
  const naam = text('name') || [text('given_name'), text('family_name')].filter(Boolean).join(' ');
  const email = text('email');
  return {
    issuer: claims.iss,
    sub: claims.sub,
    naam: naam || 'Naam onbekend',
    email: /^\S+@\S+$/.test(email) ? email : undefined,
    isBevestigd: claims['email_verified'] === true,
  };
}
