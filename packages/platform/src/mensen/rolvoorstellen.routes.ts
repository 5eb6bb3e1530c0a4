import { z } from 'zod';
import { logs, logsNothing } from '../audit/audit-policy.ts';
import { actorOf } from '../http/request.ts';
import { openbaar, routeConfig, type HttpApp } from '../http/routes.ts';
import { linkOngeldig } from '../login/login-problemen.ts';
import { BEVESTIGEN } from './geefbaar.ts';
import { rolvoorstellenSchema } from './mensen.contract.ts';
import type { Mensen } from './mensen.service.ts';

const SCHOOL = { kind: 'recht', actie: BEVESTIGEN } as const;
const VIA_MAIL = openbaar('the token in the mail is the proof');
const hide = true;
const params = z.object({ id: z.string().max(100) });
const tokenSchema = z.object({ token: z.string().max(200) });

/** The yes or no of a school to a role that sees its pupils: of a colleague, or by the link in a mail. */
export function registerRolvoorstellen(app: HttpApp, mensen: Mensen): void {
  const list = async (request: Parameters<typeof actorOf>[0]) => ({
    voorstellen: await mensen.listRolvoorstellen(actorOf(request)),
  });

  app.get(
    '/api/rolvoorstellen',
    {
      config: routeConfig(logsNothing('names of colleagues; no pupil'), SCHOOL),
      schema: { hide, response: { 200: rolvoorstellenSchema } },
    },
    list,
  );

  app.post(
    '/api/rolvoorstellen/:id',
    {
      config: routeConfig(logs('rol.toegekend'), SCHOOL),
      schema: { hide, params, response: { 200: rolvoorstellenSchema } },
    },
    async (request) => {
      await mensen.confirmRol(actorOf(request), request.params.id);
      return await list(request);
    },
  );

  app.delete(
    '/api/rolvoorstellen/:id',
    {
      config: routeConfig(logs('rol.geweigerd'), SCHOOL),
      schema: { hide, params, response: { 200: rolvoorstellenSchema } },
    },
    async (request) => {
      await mensen.refuseRol(actorOf(request), request.params.id);
      return await list(request);
    },
  );

  app.post(
    '/api/toegang-bevestigen/bekijken',
    { config: routeConfig(logsNothing('no pupil'), VIA_MAIL), schema: { hide, body: tokenSchema } },
    async (request) => {
      const found = await mensen.findVoorstelByToken(request.body.token);
      if (!found) throw linkOngeldig();
      return found;
    },
  );

  app.post(
    '/api/toegang-bevestigen',
    {
      config: routeConfig(logs('rol.toegekend'), VIA_MAIL),
      schema: { hide, body: tokenSchema.extend({ antwoord: z.enum(['ja', 'nee']) }) },
    },
    async (request) => {
      if (!(await mensen.answerByToken(request.body))) throw linkOngeldig();
      return {};
    },
  );
}
