import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound, notSignedIn, tweedeFactorNodig } from '../problem/problem.ts';
import { aangemeld, halverwege, routeConfig, type HttpApp } from '../http/routes.ts';
import { aanroepOf, clearSessie, setSessie } from './aanroep.ts';
import { bevestigSchema, nieuwePasskeySchema, wijzigWachtwoordSchema } from './login.contract.ts';
import * as problemen from './login-problemen.ts';
import type { Login } from './login.ts';
import { isVers, type Sessie } from './sessie.ts';
import { sessieOf } from './request-sessie.ts';
import { logs, logsNothing } from '../audit/audit-policy.ts';

const EIGEN = aangemeld('it is about the own account');
const INSTELLEN = halverwege('somebody without a second factor sets one up here');
const hide = true;
const idSchema = z.object({ id: z.string().max(2000) });

/** The own account: second factor, passkeys, sessions, password. */
export function registerAccount(app: HttpApp, login: Login): void {
  registerTweedeFactor(app, login);
  registerPasskeys(app, login);
  registerSessies(app, login);
}

function getSessie(request: FastifyRequest): Sessie {
  const sessie = sessieOf(request);
  if (!sessie) throw notSignedIn();
  return sessie;
}

/** An act that decides who gets in later asks a sign-in of just now: a screen may be left open, a session stolen. */
function getVerseSessie(request: FastifyRequest, login: Login): Sessie {
  const sessie = getSessie(request);
  if (!isVers(sessie, login.now())) throw problemen.opnieuwAanmelden();
  return sessie;
}

function registerTweedeFactor(app: HttpApp, login: Login): void {
  /** A half session may make the first one only: somebody who has one must show it before making another. */
  async function getInstelSessie(request: FastifyRequest): Promise<Sessie> {
    const sessie = getVerseSessie(request, login);
    if (sessie.tweedeFactorOp === null && (await login.findAanmeldStap(sessie)).stap !== 'instellen')
      throw tweedeFactorNodig();
    return sessie;
  }

  app.post(
    '/api/account/tweede-factor',
    { config: routeConfig(logsNothing('not in use before it is confirmed'), INSTELLEN), schema: { hide } },
    async (request) => {
      const { gebruikerId } = await getInstelSessie(request);
      return await login.startTweedeFactor(gebruikerId);
    },
  );

  app.post(
    '/api/account/tweede-factor/bevestigen',
    {
      config: routeConfig(logs('tweede-factor.ingesteld'), INSTELLEN),
      schema: { hide, body: bevestigSchema },
    },
    async (request, reply) => {
      const sessie = await getInstelSessie(request);
      const outcome = await login.confirmTweedeFactor(sessie, request.body, aanroepOf(request, login));
      switch (outcome.kind) {
        case 'goed':
          setSessie(reply, login, outcome.sessie);
          return { herstelcodes: outcome.herstelcodes };
        case 'geweigerd':
          throw problemen.codeKloptNiet();
        case 'nietBegonnen':
          throw problemen.nietBegonnen();
      }
    },
  );

  app.delete(
    '/api/account/tweede-factor',
    { config: routeConfig(logs('tweede-factor.verwijderd'), EIGEN), schema: { hide } },
    async (request) => {
      const { gebruikerId } = getVerseSessie(request, login);
      if (!(await login.deleteTweedeFactor(gebruikerId))) throw problemen.enigeTweedeFactor();
      return {};
    },
  );

  app.post(
    '/api/account/herstelcodes',
    { config: routeConfig(logs('herstelcodes.gemaakt'), EIGEN), schema: { hide } },
    async (request) => ({
      herstelcodes: await login.renewHerstelcodes(getVerseSessie(request, login).gebruikerId),
    }),
  );

  app.post(
    '/api/account/passkeys/vraag',
    { config: routeConfig(logsNothing('a random number'), INSTELLEN), schema: { hide } },
    async (request) => {
      if (!login.hasPasskeys()) throw problemen.passkeysNietMogelijk();
      return await login.startPasskey((await getInstelSessie(request)).gebruikerId);
    },
  );

  app.post(
    '/api/account/passkeys',
    {
      config: routeConfig(logs('passkey.toegevoegd'), INSTELLEN),
      schema: { hide, body: nieuwePasskeySchema },
    },
    async (request, reply) => {
      const sessie = await getInstelSessie(request);
      const outcome = await login.createPasskey(sessie, request.body, aanroepOf(request, login));
      if (outcome.kind === 'geweigerd') throw problemen.passkeyGeweigerd();
      setSessie(reply, login, outcome.sessie);
      return { herstelcodes: outcome.herstelcodes ?? null };
    },
  );
}

function registerPasskeys(app: HttpApp, login: Login): void {
  app.get(
    '/api/account',
    { config: routeConfig(logsNothing('one reads oneself'), EIGEN), schema: { hide } },
    async (request) => {
      const sessie = getSessie(request);
      const [factor, passkeys, sessies] = await Promise.all([
        login.getTweedeFactor(sessie.gebruikerId),
        login.listPasskeys(sessie.gebruikerId),
        login.listEigenSessies(sessie),
      ]);
      const oidc = login.oidc?.naam ?? null;
      return { ...factor, passkeysMogelijk: login.hasPasskeys(), passkeys, sessies, oidc };
    },
  );

  app.delete(
    '/api/account/passkeys/:id',
    { config: routeConfig(logs('passkey.verwijderd'), EIGEN), schema: { hide, params: idSchema } },
    async (request) => {
      const { gebruikerId } = getVerseSessie(request, login);
      const outcome = await login.deletePasskey(gebruikerId, request.params.id);
      if (outcome === 'onbekend') throw notFound();
      if (outcome === 'enige') throw problemen.enigeTweedeFactor();
      return {};
    },
  );
}

function registerSessies(app: HttpApp, login: Login): void {
  app.delete(
    '/api/account/sessies/:id',
    { config: routeConfig(logs('sessies.beeindigd'), EIGEN), schema: { hide, params: idSchema } },
    async (request) => {
      if (!(await login.endSessie(getSessie(request), request.params.id))) throw notFound();
      return {};
    },
  );

  app.delete(
    '/api/account/sessies',
    { config: routeConfig(logs('sessies.beeindigd'), EIGEN), schema: { hide } },
    async (request, reply) => {
      await login.endSessies(getSessie(request));
      clearSessie(reply, login);
      return {};
    },
  );

  app.post(
    '/api/account/wachtwoord',
    {
      config: routeConfig(logs('wachtwoord.gewijzigd'), EIGEN),
      schema: { hide, body: wijzigWachtwoordSchema },
    },
    async (request) => {
      const outcome = await login.updateWachtwoord(
        getSessie(request),
        request.body,
        aanroepOf(request, login),
      );
      switch (outcome.kind) {
        case 'gewijzigd':
          return {};
        case 'oudKloptNiet':
          throw problemen.wachtwoordKloptNiet();
        case 'wacht':
          throw problemen.teVeelPogingen(outcome.seconden);
      }
    },
  );
}
