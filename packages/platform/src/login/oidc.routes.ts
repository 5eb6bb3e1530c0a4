import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notSignedIn } from '../problem/problem.ts';
import { aangemeld, openbaar, routeConfig, type HttpApp } from '../http/routes.ts';
import { aanroepOf, setSessie } from './aanroep.ts';
import { COOKIE } from './cookies.ts';
import { GELDIG_S } from './eenmalige-tokens.ts';
import type { Login } from './login.ts';
import { opnieuwAanmelden } from './login-problemen.ts';
import { OIDC_TERUG } from './oidc.service.ts';
import { isVers } from './sessie.ts';
import { sessieOf } from './request-sessie.ts';
import { logs, logsNothing } from '../audit/audit-policy.ts';

const hide = true;
const terugSchema = z.object({ terug: z.string().max(2000).optional() });

/** Every browser of today says it; `none` is an address that a person typed. */
const siteOf = (request: FastifyRequest): string | undefined => [request.headers['sec-fetch-site']].flat()[0];

const HIER = 'http://hier.invalid';

/** Only a path on this site, whatever the address says. Read as a browser does: it drops tabs, and turns \\ into /. */
export function toPath(terug: string | undefined): string {
  if (terug === undefined || !terug.startsWith('/') || !URL.canParse(terug, HIER)) return '/';
  const { origin, pathname, search } = new URL(terug, HIER);
  return origin === HIER ? pathname.replace(/^\/+/, '/') + search : '/';
}

/** Signing in through another organisation: away, and back. These are pages that a browser opens, so they redirect. */
export function registerOidc(app: HttpApp, login: Login, oidc: NonNullable<Login['oidc']>): void {
  const leave = async (reply: FastifyReply, vraag: Parameters<typeof oidc.startOidc>[0]) => {
    const started = await oidc.startOidc(vraag).catch(() => undefined);
    if (!started) return await reply.redirect('/aanmelden?fout=onbereikbaar');
    reply.setCookie(login.cookies.oidc, started.token, { ...COOKIE, maxAge: GELDIG_S.oidc });
    return await reply.redirect(started.url);
  };

  app.get(
    '/api/aanmelden/oidc',
    {
      config: routeConfig(logsNothing('nothing happened yet'), openbaar('this is how one signs in')),
      schema: { hide, querystring: terugSchema },
    },
    async (request, reply) => await leave(reply, { terug: toPath(request.query.terug) }),
  );

  app.get(
    '/api/account/oidc',
    {
      config: routeConfig(logsNothing('nothing happened yet'), aangemeld('it is about the own account')),
      schema: { hide },
    },
    async (request, reply) => {
      const sessie = sessieOf(request);
      if (!sessie) throw notSignedIn();
      // A GET, so without the check of origin: another site could link the account with which it signed this browser in.
      if (!['same-origin', 'none', undefined].includes(siteOf(request)))
        return await reply.redirect('/account');
      if (!isVers(sessie, login.now())) throw opnieuwAanmelden();
      return await leave(reply, { terug: '/account', koppelAan: sessie.gebruikerId });
    },
  );

  app.get(
    OIDC_TERUG,
    {
      config: routeConfig(logs('aanmelding.gelukt'), openbaar('this is how one signs in')),
      schema: { hide },
    },
    async (request, reply) => {
      const token = request.cookies[login.cookies.oidc];
      reply.clearCookie(login.cookies.oidc, COOKIE);
      // Our own address, not what the request says of itself: the provider compares it.
      const url = new URL(request.url, login.publicUrl);
      const outcome = await oidc.completeOidc({ url, token }, aanroepOf(request, login));
      switch (outcome.kind) {
        case 'goed': {
          setSessie(reply, login, outcome.sessie);
          const next = `/aanmelden?terug=${encodeURIComponent(outcome.terug)}`;
          return await reply.redirect(outcome.halverwege ? next : outcome.terug);
        }
        case 'gekoppeld':
          return await reply.redirect(outcome.terug);
        case 'mislukt':
          return await reply.redirect('/aanmelden?fout=mislukt');
        case 'geenToegang':
          return await reply.redirect('/aanmelden?fout=geen-toegang');
      }
    },
  );
}
