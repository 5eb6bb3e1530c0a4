import { actorOf, logs, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import {
  aanvraagAntwoordSchema,
  mandaatParams,
  mandaatVraagSchema,
  mandatenSchema,
} from './mandaten.contract.ts';
import type { Mandaten } from './mandaten.service.ts';

const MANDATEN = '/api/vestigingen/:brin6/mandaten';
const AANVRAGEN = '/api/vestigingen/:brin6/mandaataanvragen';

export function registerMandaten(app: HttpApp, mandaten: Mandaten): void {
  app.get(
    MANDATEN,
    {
      config: routeConfig(logsNothing('names of colleagues; no pupil'), recht('mandaten zien')),
      schema: { params: vestigingParams, response: { 200: mandatenSchema } },
    },
    async (request) => await mandaten.listMandaten(actorOf(request), request.params.brin6),
  );

  app.post(
    MANDATEN,
    {
      config: routeConfig(logs('mandaat.verleend'), recht('mandaten beheren')),
      schema: { params: vestigingParams, body: mandaatVraagSchema, response: { 201: mandatenSchema } },
    },
    async (request, reply) => {
      const { brin6 } = request.params;
      await mandaten.grantMandaat(actorOf(request), brin6, request.body);
      return await reply.status(201).send(await mandaten.listMandaten(actorOf(request), brin6));
    },
  );

  app.delete(
    `${MANDATEN}/:id`,
    {
      config: routeConfig(logs('mandaat.ingetrokken'), recht('mandaten beheren')),
      schema: { params: mandaatParams, response: { 200: mandatenSchema } },
    },
    async (request) => {
      const { brin6, id } = request.params;
      await mandaten.withdrawMandaat(actorOf(request), brin6, id);
      return await mandaten.listMandaten(actorOf(request), brin6);
    },
  );

  app.post(
    AANVRAGEN,
    {
      config: routeConfig(logs('mandaat.gevraagd'), recht('voorwaarden accepteren')),
      schema: { params: vestigingParams, response: { 200: aanvraagAntwoordSchema } },
    },
    async (request) => await mandaten.askMandaat(actorOf(request), request.params.brin6),
  );

  app.delete(
    `${AANVRAGEN}/:id`,
    {
      config: routeConfig(logs('mandaat.afgewezen'), recht('mandaten beheren')),
      schema: { params: mandaatParams, response: { 200: mandatenSchema } },
    },
    async (request) => {
      const { brin6, id } = request.params;
      await mandaten.refuseMandaat(actorOf(request), brin6, id);
      return await mandaten.listMandaten(actorOf(request), brin6);
    },
  );
}
