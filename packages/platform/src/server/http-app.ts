import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifySwagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyRequest } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Log } from '../log/log.ts';
import type { Actor } from '../actor/actor.ts';
import type { Login } from '../login/login.ts';
import type { RouteRechten } from '../rechten/rechten.ts';
import { registerErrorHandler } from '../http/error-handler.ts';
import { registerLogin } from './login-routes.ts';
import { notSignedIn, Problem, tweedeFactorNodig } from '../problem/problem.ts';
import { setActorOf } from '../http/request.ts';
import { setSessieOf } from '../login/request-sessie.ts';
import { refusePersoonsnummers, type LooksLikeBsn } from '../http/persoonsnummers.ts';
import { addRoute, openbaar, routeConfig, toHttpApp, type HttpApp, type Toegang } from '../http/routes.ts';
import { registerWeb } from './web.ts';
import { logsNothing } from '../audit/audit-policy.ts';

export type HttpAppOptions = {
  title: string;
  log: Log;
  login: Login;
  /** The application's table, which decides about every route that names an act, before its handler runs. */
  rechten: RouteRechten;
  publicUrl: string;
  /** Law R1: what it recognises is refused in everything that is typed. */
  looksLikeBsn: LooksLikeBsn;
  /** Throws when the application cannot do its work (its database does not answer). */
  checkHealth(): Promise<void>;
  /** The built web application; absent in tests of the API alone. */
  webRoot?: string;
  /** Our own proxies, whose word about the sender we believe. */
  proxyAdressen?: readonly string[];
};

/**
 * The HTTP side that both applications share: the sender, the page of origin, the rows to log, and the form of a refusal.
 * Closed by default: a route is public only when it says so with a reason, and a route without audit policy and right does
 * not compile, nor register.
 */
export async function createHttpApp(options: HttpAppOptions): Promise<HttpApp> {
  const { login } = options;
  const fastify = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    // One line a request, written below: Fastify's own holds the URL, and an URL may identify someone.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    // A stopping server must not wait for browsers that keep their connection open.
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    // A stranger can write anything in X-Forwarded-For, and limits on guessing count by address.
    trustProxy: options.proxyAdressen?.length ? [...options.proxyAdressen] : false,
  }).withTypeProvider<ZodTypeProvider>();
  const app = toHttpApp(fastify);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  registerErrorHandler(fastify);
  refusePersoonsnummers(fastify, options.looksLikeBsn);
  // Before the hook that looks at them.
  await fastify.register(fastifyCookie);

  app.addHook('onRoute', (route) => {
    if (!route.config?.audit || !route.config.toegang)
      throw new Error(`route ${String(route.method)} ${route.url} does not declare audit policy and access`);
    const { audit, toegang } = route.config;
    for (const method of [route.method].flat()) addRoute(app, { method, url: route.url, audit, toegang });
    // Only our own API: UWLR has its own gzip, and the build compressed the files.
    if (isApiUrl(route.url)) route.compress = {};
  });
  await fastify.register(fastifyCompress, { global: false, encodings: ['br', 'gzip'] });
  app.addHook('onRequest', async (request) => {
    checkOrigin(request, options.publicUrl);
    const found = await login.findSessie(request.cookies[login.cookies.sessie]);
    if (found) {
      setActorOf(request, found.actor);
      setSessieOf(request, found.sessie);
    }
    checkToegang(request, found?.actor, options.rechten);
  });
  app.addHook('onSend', async (request, reply) => {
    // Data that one person saw must not stay in a browser that the next person uses, nor in a proxy.
    if (isApi(request) && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });

  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    // For a browser that does not know frame-ancestors.
    frameguard: { action: 'deny' },
    hsts: options.publicUrl.startsWith('https:'),
  });
  await fastify.register(fastifySwagger, {
    openapi: { openapi: '3.1.0', info: { title: options.title, version: '1' } },
    transform: jsonSchemaTransform,
  });

  registerLogin(app, options);
  app.get(
    '/health',
    {
      config: routeConfig(logsNothing('no data'), openbaar('for load balancers')),
      schema: { response: { 200: z.object({ status: z.literal('ok') }) } },
    },
    async () => {
      try {
        await options.checkHealth();
      } catch (cause) {
        throw new Problem({
          status: 503,
          code: 'NIET_GEZOND',
          melding: 'De database antwoordt niet.',
          cause,
        });
      }
      return { status: 'ok' as const };
    },
  );
  if (options.webRoot) await registerWeb(fastify, app, options.webRoot);
  return app;
}

/** Runs before the handler, besides the check of the service, so that nobody has to remember it. */
function checkToegang(request: FastifyRequest, actor: Actor | undefined, rechten: RouteRechten): void {
  // Nothing is there to be closed: who calls a wrong address must hear that, not that they are not signed in.
  if (request.is404) return;
  const toegang: Toegang | undefined = request.routeOptions.config.toegang;
  if (toegang?.kind === 'openbaar') return;
  if (!actor) throw notSignedIn();
  if (toegang?.kind === 'halverwege') return;
  // Whatever the role, a password alone opens only the second step.
  if (actor.kind === 'gebruiker' && !actor.tweedeFactor) throw tweedeFactorNodig();
  if (toegang?.kind !== 'recht') return;
  const { brin6 } = request.params as { brin6?: string };
  rechten.requireRecht(actor, toegang.actie, brin6);
}

/** By the route that answers: an address may be written in more ways (`/%61pi/…`). */
const isApi = (request: FastifyRequest): boolean => isApiUrl(request.routeOptions.url ?? request.url);
const isApiUrl = (url: string): boolean => url.startsWith('/api/');

/**
 * A browser says from which page a change comes; another site's page may not make one with our cookie. Nor without it: the
 * page could sign somebody in to its own account, to see what they then fill in. Only machines (UWLR) have neither cookie
 * nor origin.
 */
function checkOrigin(request: FastifyRequest, publicUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, cookie } = request.headers;
  if (!cookie && !isApi(request)) return;
  if (origin !== new URL(publicUrl).origin) {
    throw new Problem({
      status: 403,
      code: 'VREEMDE_HERKOMST',
      melding:
        'Dit verzoek kwam van een andere website en is geweigerd. Ga naar de pagina zelf en probeer het opnieuw.',
    });
  }
}
