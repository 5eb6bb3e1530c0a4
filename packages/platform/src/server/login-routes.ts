import { z } from 'zod';
import { registerAanmelden } from '../login/aanmelden.routes.ts';
import { registerAccount } from '../login/account.routes.ts';
import type { Login } from '../login/login.ts';
import type { RouteRechten } from '../rechten/rechten.ts';
import { actorOf } from '../http/request.ts';
import { aangemeld, routeConfig, type HttpApp } from '../http/routes.ts';
import { logsNothing } from '../audit/audit-policy.ts';

export const ikSchema = z.object({
  naam: z.string(),
  email: z.string(),
  lidmaatschappen: z.array(z.object({ brin6: z.string().nullable(), rol: z.string() })),
  /** The acts that this person may do, per place, for the screens to choose what to show. Empty without a second factor. */
  rechten: z.array(z.object({ brin6: z.string().nullable(), acties: z.array(z.string()) })),
  /** Whether this session has a second factor; without, only the routes that lead to one answer. */
  tweedeFactor: z.boolean(),
});

export function registerLogin(app: HttpApp, options: { login: Login; rechten: RouteRechten }): void {
  registerAanmelden(app, options.login);
  registerAccount(app, options.login);
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
