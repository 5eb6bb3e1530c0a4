import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** The claims of the person who signs in; `sub` is the provider's stable name for them. */
export type OidcAccount = Record<string, unknown> & { sub: string };

export type TestOidcProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** From now on everybody who signs in is this person, and this is how the provider knows it. */
  setWie(account: OidcAccount, amr: readonly string[]): void;
  stop(): Promise<void>;
};

/** A real OpenID Connect server on this machine, which signs in the person that the test named without asking anything. */
export async function startOidcProvider(): Promise<TestOidcProvider> {
  let wie: OidcAccount = { sub: 'niemand' };
  let amr: readonly string[] = [];
  const client = { clientId: 'koppelpunt', clientSecret: 'geheim-van-de-proef-0123456789' };
  const port = await findFreePort();
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: ['http://localhost/api/aanmelden/oidc/terug'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    claims: {
      openid: ['sub', 'nlEduPersonHomeOrganizationId', 'eduPersonAffiliation', 'amr'],
      profile: ['name'],
      email: ['email'],
    },
    conformIdTokenClaims: false,
    cookies: { keys: ['proef'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...wie, sub }) }),
    loadExistingGrant: async (context) => {
      const accountId = context.oidc.session?.accountId ?? '';
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, interaction) => `/wie/${interaction.uid}` },
  });
  // The port of the application is not known here; a mistake would show in the path.
  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    new URL(uri).pathname === '/api/aanmelden/oidc/terug';
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/wie/')) return await next();
    const result = { login: { accountId: wie.sub, amr: [...amr] } };
    context.redirect(await provider.interactionResult(context.req, context.res, result));
  });
  const server: Server = provider.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    issuer,
    ...client,
    setWie: (account, how) => void ([wie, amr] = [account, how]),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
