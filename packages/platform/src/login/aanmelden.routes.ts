import { notSignedIn } from '../problem/problem.ts';
import { halverwege, openbaar, routeConfig, type HttpApp } from '../http/routes.ts';
import { aanroepOf, clearSessie, setSessie } from './aanroep.ts';
import {
  codeSchema,
  emailSchema,
  metTokenSchema,
  passkeySchema,
  tokenSchema,
  wachtwoordSchema,
} from './login.contract.ts';
import * as problemen from './login-problemen.ts';
import type { Login } from './login.ts';
import { registerOidc } from './oidc.routes.ts';
import { sessieOf } from './request-sessie.ts';
import { logs, logsNothing } from '../audit/audit-policy.ts';

const ZO_MELDT_MEN_AAN = openbaar('this is how one signs in');
const TWEEDE_STAP = halverwege('the second step of signing in');
/** In no OpenAPI document: these are for our own screens, not for partners. */
const hide = true;

/** Everything that happens before a session is whole. */
export function registerAanmelden(app: HttpApp, login: Login): void {
  app.get(
    '/api/aanmelden',
    { config: routeConfig(logsNothing('which ways there are'), ZO_MELDT_MEN_AAN), schema: { hide } },
    async (request) => {
      const sessie = sessieOf(request);
      return {
        passkeys: login.hasPasskeys(),
        oidc: login.oidc?.naam ?? null,
        ...(sessie ? await login.findAanmeldStap(sessie) : { stap: 'wachtwoord' }),
      };
    },
  );

  app.post(
    '/api/aanmelden/wachtwoord',
    {
      config: routeConfig(logs('aanmelding.mislukt'), ZO_MELDT_MEN_AAN),
      schema: { hide, body: wachtwoordSchema },
    },
    async (request, reply) => {
      const outcome = await login.signInWithWachtwoord(request.body, aanroepOf(request, login));
      switch (outcome.kind) {
        case 'goed':
          setSessie(reply, login, outcome.sessie);
          return outcome.stap;
        case 'geweigerd':
          throw problemen.aanmeldenGeweigerd();
        case 'wacht':
          throw problemen.teVeelPogingen(outcome.seconden);
      }
    },
  );

  for (const soort of ['code', 'herstelcode'] as const) {
    app.post(
      `/api/aanmelden/${soort}`,
      { config: routeConfig(logs('aanmelding.gelukt'), TWEEDE_STAP), schema: { hide, body: codeSchema } },
      async (request, reply) => {
        const sessie = sessieOf(request);
        if (!sessie) throw notSignedIn();
        const signIn = soort === 'code' ? login.signInWithCode : login.signInWithHerstelcode;
        const outcome = await signIn(sessie, request.body.code, aanroepOf(request, login));
        switch (outcome.kind) {
          case 'goed':
            setSessie(reply, login, outcome.sessie);
            return { stap: 'klaar' };
          case 'geweigerd':
            throw soort === 'code' ? problemen.codeKloptNiet() : problemen.herstelcodeKloptNiet();
          case 'wacht':
            throw problemen.teVeelPogingen(outcome.seconden);
        }
      },
    );
  }

  app.post(
    '/api/aanmelden/passkey/vraag',
    { config: routeConfig(logsNothing('a random number'), ZO_MELDT_MEN_AAN), schema: { hide } },
    async () => {
      if (!login.hasPasskeys()) throw problemen.passkeysNietMogelijk();
      return await login.startPasskeySignIn();
    },
  );

  app.post(
    '/api/aanmelden/passkey',
    {
      config: routeConfig(logs('aanmelding.gelukt'), ZO_MELDT_MEN_AAN),
      schema: { hide, body: passkeySchema },
    },
    async (request, reply) => {
      const outcome = await login.signInWithPasskey(request.body.antwoord, aanroepOf(request, login));
      switch (outcome.kind) {
        case 'goed':
          setSessie(reply, login, outcome.sessie);
          return { stap: 'klaar' };
        case 'geweigerd':
          throw problemen.passkeyGeweigerd();
        case 'wacht':
          throw problemen.teVeelPogingen(outcome.seconden);
      }
    },
  );

  app.post(
    '/api/afmelden',
    { config: routeConfig(logs('afmelding'), openbaar('also for a session that ended')), schema: { hide } },
    async (request, reply) => {
      const sessie = sessieOf(request);
      if (sessie) await login.signOut(sessie);
      clearSessie(reply, login);
      return { stap: 'wachtwoord' };
    },
  );

  registerPerMail(app, login);
  if (login.oidc) registerOidc(app, login, login.oidc);
}

/** A new password and an invitation begin with a link in a mail. */
function registerPerMail(app: HttpApp, login: Login): void {
  app.post(
    '/api/wachtwoord-herstel',
    {
      config: routeConfig(logs('wachtwoord-herstel.gevraagd'), openbaar('for somebody who cannot sign in')),
      schema: { hide, body: emailSchema },
    },
    async (request, reply) => {
      const aanroep = aanroepOf(request, login);
      // The answer leaves first: neither its words nor its time tell whether the address is known.
      setImmediate(() => {
        login
          .sendWachtwoordHerstel(request.body.email, aanroep)
          .catch((error: unknown) =>
            request.log.error({ code: (error as { code?: string }).code }, 'reset mail'),
          );
      });
      return await reply.status(202).send({});
    },
  );

  app.post(
    '/api/wachtwoord-herstel/voltooien',
    {
      config: routeConfig(logs('wachtwoord.hersteld'), openbaar('the token in the mail is the proof')),
      schema: { hide, body: metTokenSchema },
    },
    async (request) => {
      if ((await login.resetWachtwoord(request.body, aanroepOf(request, login))) === 'ongeldig')
        throw problemen.linkOngeldig();
      return {};
    },
  );

  app.post(
    '/api/uitnodiging/bekijken',
    {
      config: routeConfig(logsNothing('one reads oneself'), openbaar('the token in the mail is the proof')),
      schema: { hide, body: tokenSchema },
    },
    async (request) => {
      const found = await login.findUitnodiging(request.body.token);
      if (!found) throw problemen.linkOngeldig();
      return found;
    },
  );

  app.post(
    '/api/uitnodiging',
    {
      config: routeConfig(logs('uitnodiging.aanvaard'), openbaar('the token in the mail is the proof')),
      schema: { hide, body: metTokenSchema },
    },
    async (request, reply) => {
      const sessie = await login.acceptUitnodiging(request.body, aanroepOf(request, login));
      if (!sessie) throw problemen.linkOngeldig();
      setSessie(reply, login, sessie);
      return { stap: 'instellen' };
    },
  );
}
