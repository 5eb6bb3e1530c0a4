import { z } from 'zod';
import { routeConfig, type HttpApp, type Toegang } from '../http/routes.ts';
import { actorOf } from '../http/request.ts';
import {
  herstelAntwoordSchema,
  mensenSchema,
  rolVraagSchema,
  uitnodigingAntwoordSchema,
  uitnodigingVraagSchema,
  wisAntwoordSchema,
  wisVraagSchema,
} from './mensen.contract.ts';
import type { Mensen } from './mensen.service.ts';
import { logs, logsNothing } from '../audit/audit-policy.ts';

type Plaats = { brin6?: string };

/** The same for both applications: per vestiging where people belong to one, otherwise for all at once. */
export function registerMensen(
  app: HttpApp,
  mensen: Mensen,
  { perVestiging, toegang }: { perVestiging: boolean; toegang: Toegang },
): void {
  const MENSEN = perVestiging ? '/api/vestigingen/:brin6/mensen' : '/api/mensen';
  const brin6 = z.string().max(20);
  const id = z.string().max(100);
  const params = (perVestiging ? z.object({ brin6 }) : z.object({})) as z.ZodType<Plaats>;
  const mensParams = (perVestiging ? z.object({ brin6, id }) : z.object({ id })) as z.ZodType<
    Plaats & { id: string }
  >;

  app.get(
    MENSEN,
    {
      config: routeConfig(logsNothing('names of colleagues; no pupil'), toegang),
      schema: { params, response: { 200: mensenSchema } },
    },
    async (request) => await mensen.listMensen(actorOf(request), request.params.brin6),
  );

  app.post(
    MENSEN,
    {
      config: routeConfig(logs('uitnodiging.verzonden'), toegang),
      schema: { params, body: uitnodigingVraagSchema, response: { 201: uitnodigingAntwoordSchema } },
    },
    async (request, reply) => {
      const uitkomst = await mensen.invite(actorOf(request), request.params.brin6, request.body);
      return await reply.status(201).send({ uitkomst });
    },
  );

  app.post(
    `${MENSEN}/:id/uitnodiging`,
    {
      config: routeConfig(logs('uitnodiging.verzonden'), toegang),
      schema: { params: mensParams, response: { 200: mensenSchema } },
    },
    async (request) => {
      const { brin6: waar, id: wie } = request.params;
      await mensen.resendUitnodiging(actorOf(request), waar, wie);
      return await mensen.listMensen(actorOf(request), waar);
    },
  );

  app.delete(
    `${MENSEN}/voorstellen/:id`,
    {
      config: routeConfig(logs('rol-voorstel.ingetrokken'), toegang),
      schema: { params: mensParams, response: { 200: mensenSchema } },
    },
    async (request) => {
      const { brin6: waar, id: welk } = request.params;
      await mensen.withdrawVoorstel(actorOf(request), waar, welk);
      return await mensen.listMensen(actorOf(request), waar);
    },
  );

  app.delete(
    `${MENSEN}/:id`,
    {
      config: routeConfig(logs('rol.ingetrokken'), toegang),
      schema: { params: mensParams, response: { 200: mensenSchema } },
    },
    async (request) => {
      const { brin6: waar, id: wie } = request.params;
      await mensen.revokeToegang(actorOf(request), waar, wie);
      return await mensen.listMensen(actorOf(request), waar);
    },
  );

  app.delete(
    `${MENSEN}/:id/tweede-stap`,
    {
      config: routeConfig(logs('tweede-factor.gewist'), toegang),
      schema: { params: mensParams, querystring: wisVraagSchema, response: { 200: wisAntwoordSchema } },
    },
    async (request) => {
      const { brin6: waar, id: wie } = request.params;
      const { gezien = false } = request.query;
      return await mensen.wisTweedeStap(actorOf(request), waar, wie, { gezien });
    },
  );

  app.post(
    `${MENSEN}/:id/wachtwoord-herstel`,
    {
      config: routeConfig(logs('wachtwoord-herstel.toegestaan'), toegang),
      schema: { params: mensParams, response: { 200: herstelAntwoordSchema } },
    },
    async (request) => {
      const { brin6: waar, id: wie } = request.params;
      return await mensen.allowHerstel(actorOf(request), waar, wie);
    },
  );

  app.post(
    `${MENSEN}/:id/rollen`,
    {
      config: routeConfig(logs('rol.toegekend'), toegang),
      schema: { params: mensParams, body: rolVraagSchema, response: { 200: mensenSchema } },
    },
    async (request) => {
      const { brin6: waar, id: wie } = request.params;
      await mensen.grantRol(actorOf(request), waar, wie, request.body);
      return await mensen.listMensen(actorOf(request), waar);
    },
  );

  app.delete(
    `${MENSEN}/:id/rollen`,
    {
      config: routeConfig(logs('rol.ingetrokken'), toegang),
      schema: { params: mensParams, querystring: rolVraagSchema, response: { 200: mensenSchema } },
    },
    async (request) => {
      const { brin6: waar, id: wie } = request.params;
      await mensen.revokeRol(actorOf(request), waar, wie, request.query);
      return await mensen.listMensen(actorOf(request), waar);
    },
  );
}
