import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LOGIN_PATH, type Login } from '../login/login.ts';
import type { RouteRechten } from '../rechten/rechten.ts';
import { actorOf, headersOf } from './request.ts';
import { aangemeld, logsNothing, openbaar, routeConfig, type HttpApp } from './routes.ts';

/** Only these of better-auth's endpoints are reachable; the rest of its API stays closed. */
const ENDPOINTS = ['/sign-in/email', '/sign-out'] as const;

export const ikSchema = z.object({
  naam: z.string(),
  email: z.string(),
  lidmaatschappen: z.array(z.object({ brin6: z.string().nullable(), rol: z.string() })),
  /** What this person may do where: the screens choose by it what to show. Empty where a second factor is missing. */
  rechten: z.array(z.object({ brin6: z.string().nullable(), acties: z.array(z.string()) })),
  /** This session has one; without, a role that needs it gets 403 TWEEDE_FACTOR_NODIG. */
  tweedeFactor: z.boolean(),
});

export function registerLogin(
  app: HttpApp,
  options: { login: Login; publicUrl: string; rechten: RouteRechten },
): void {
  for (const endpoint of ENDPOINTS) {
    app.post(
      LOGIN_PATH + endpoint,
      {
        config: routeConfig(logsNothing('sign-in is not yet logged'), openbaar('this is how one signs in')),
        schema: { hide: true },
      },
      async (request, reply) => {
        const response = await options.login.handle(toWebRequest(request, options.publicUrl));
        reply.status(response.status);
        for (const [name, value] of response.headers)
          if (name !== 'content-length') reply.header(name, value);
        return reply.send(Buffer.from(await response.arrayBuffer()));
      },
    );
  }
  app.get(
    '/api/ik',
    {
      config: routeConfig(logsNothing('one reads oneself'), aangemeld('one reads oneself')),
      schema: { response: { 200: ikSchema } },
    },
    async (request) => {
      const actor = actorOf(request);
      if (actor.kind !== 'gebruiker') throw new Error('a session belongs to a person');
      const { naam, email, tweedeFactor } = actor;
      const rechten = options.rechten.listRechten(actor);
      return { naam, email, tweedeFactor, rechten, lidmaatschappen: [...actor.lidmaatschappen] };
    },
  );
}

function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = headersOf(request);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  return new Request(new URL(request.url, publicUrl), {
    method: request.method,
    headers,
    body: JSON.stringify(request.body ?? {}),
  });
}
