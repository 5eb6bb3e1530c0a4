import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LOGIN_PATH, type Login } from '../login/login.ts';
import type { HttpApp } from './http-app.ts';
import { actorOf, headersOf } from './request.ts';
import { logsNothing, openbaar, routeConfig } from './routes.ts';

/** Only these of better-auth's endpoints are reachable; the rest of its API stays closed. */
const ENDPOINTS = ['/sign-in/email', '/sign-out'] as const;

export const ikSchema = z.object({
  naam: z.string(),
  email: z.string(),
  lidmaatschappen: z.array(z.object({ brin6: z.string().nullable(), rol: z.string() })),
});

export function registerLogin(app: HttpApp, options: { login: Login; publicUrl: string }): void {
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
      config: routeConfig(logsNothing('one reads oneself')),
      schema: { response: { 200: ikSchema } },
    },
    async (request) => {
      const actor = actorOf(request);
      if (actor.kind !== 'gebruiker') throw new Error('a session belongs to a person');
      return { naam: actor.naam, email: actor.email, lidmaatschappen: [...actor.lidmaatschappen] };
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
