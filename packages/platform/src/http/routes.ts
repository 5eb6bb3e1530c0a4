import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchema,
  RawServerDefault,
  RouteGenericInterface,
  RouteHandlerMethod,
  RouteShorthandOptions,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuditPolicy } from '../audit/audit-policy.ts';

/**
 * The people who get in: those who may do an act of the application's table; everybody who signed in (for things of their own);
 * people who are half-way and have not shown the second factor yet; or everybody. The last three carry their reason.
 */
export type Toegang =
  | { kind: 'recht'; actie: string }
  | { kind: 'aangemeld'; reden: string }
  | { kind: 'halverwege'; reden: string }
  | { kind: 'openbaar'; reden: string };

export type RouteConfig = { audit: AuditPolicy; toegang: Toegang };

declare module 'fastify' {
  interface FastifyContextConfig {
    audit?: AuditPolicy;
    toegang?: Toegang;
  }
}

/** The `config` of a route: the row that it logs, and who gets in. */
export const routeConfig = (audit: AuditPolicy, toegang: Toegang): RouteConfig => ({ audit, toegang });

export const aangemeld = (reden: string): Toegang => ({ kind: 'aangemeld', reden });
export const halverwege = (reden: string): Toegang => ({ kind: 'halverwege', reden });
export const openbaar = (reden: string): Toegang => ({ kind: 'openbaar', reden });

/** Fastify itself, for its plugins. */
export type BareFastify = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

type Options<Route extends RouteGenericInterface, Schema extends FastifySchema> = Omit<
  RouteShorthandOptions<
    RawServerDefault,
    IncomingMessage,
    ServerResponse,
    Route,
    unknown,
    Schema,
    ZodTypeProvider,
    FastifyBaseLogger
  >,
  'config'
> & { config: RouteConfig };

type Handler<Route extends RouteGenericInterface, Schema extends FastifySchema> = RouteHandlerMethod<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  Route,
  unknown,
  Schema,
  ZodTypeProvider,
  FastifyBaseLogger
>;

type RouteMethod = <
  Route extends RouteGenericInterface = RouteGenericInterface,
  const Schema extends FastifySchema = FastifySchema,
>(
  path: string,
  options: Options<Route, Schema>,
  handler: Handler<Route, Schema>,
) => void;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

type Route = <
  Generic extends RouteGenericInterface = RouteGenericInterface,
  const Schema extends FastifySchema = FastifySchema,
>(
  options: Options<Generic, Schema> & {
    method: Method | Method[];
    url: string;
    handler: Handler<Generic, NoInfer<Schema>>;
  },
) => void;

/** Every way to add a route. Fastify's other ways are left out, because they cannot carry our config. */
type Routes = {
  get: RouteMethod;
  post: RouteMethod;
  put: RouteMethod;
  patch: RouteMethod;
  delete: RouteMethod;
  route: Route;
  /** Routes with their own way of reading a body. */
  register(plugin: (scope: HttpApp) => Promise<void>): PromiseLike<unknown>;
};

/** Fastify, on which a route that does not say what the logboek gets and who gets in does not compile. */
export type HttpApp = Omit<
  BareFastify,
  keyof Routes | 'head' | 'options' | 'all' | 'trace' | 'search' | 'propfind' | 'withTypeProvider'
> &
  Routes;

/** The one place where a bare Fastify becomes an HttpApp. */
export const toHttpApp = (app: BareFastify): HttpApp => app as unknown as HttpApp;

export type RegisteredRoute = RouteConfig & { method: string; url: string };

const registered = new WeakMap<object, RegisteredRoute[]>();

export function addRoute(app: object, route: RegisteredRoute): void {
  registered.set(app, [...(registered.get(app) ?? []), route]);
}

/** Every route of this application with its config; the tests of rights go through this list. */
export const listRoutes = (app: HttpApp): readonly RegisteredRoute[] => registered.get(app) ?? [];
