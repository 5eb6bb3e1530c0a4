import { actorOf, logs, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { idParamsSchema } from '../velden.contract.ts';
import {
  activeringSchema,
  afwijzingSchema,
  controleSchema,
  inzageSchema,
  terzijdeSchema,
  verzoekDetailSchema,
  verzoekenQuery,
  verzoekenSchema,
  verzoekInvoerSchema,
  verzoekMailSchema,
  verzoekSchema,
} from './verzoeken.contract.ts';
import type { Verzoeken } from './verzoeken.service.ts';

export function registerVerzoeken(app: HttpApp, verzoeken: Verzoeken): void {
  app.get(
    '/api/verzoeken',
    {
      config: routeConfig(
        logsNothing('no pupil and no code in it, and asked every ten seconds: opening one is logged'),
        recht('verzoeken behandelen'),
      ),
      schema: { querystring: verzoekenQuery, response: { 200: verzoekenSchema } },
    },
    (request) => verzoeken.listVerzoeken(actorOf(request), request.query),
  );

  app.get(
    '/api/verzoeken/:id',
    {
      config: routeConfig(logs('verzoek.bekeken'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, response: { 200: verzoekDetailSchema } },
    },
    (request) => verzoeken.getVerzoek(actorOf(request), request.params.id),
  );

  app.post(
    '/api/verzoeken/:id/mail',
    {
      config: routeConfig(logs('verzoek.mail-geopend'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, body: inzageSchema, response: { 200: verzoekMailSchema } },
    },
    (request) => verzoeken.openMail(actorOf(request), request.params.id, request.body.reden),
  );

  app.put(
    '/api/verzoeken/:id/terzijde',
    {
      config: routeConfig(logs('verzoek.terzijde'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, body: terzijdeSchema, response: { 200: verzoekSchema } },
    },
    (request) => verzoeken.setTerzijde(actorOf(request), request.params.id, request.body.terzijde),
  );

  app.put(
    '/api/verzoeken/:id',
    {
      config: routeConfig(logs('verzoek.ingevuld'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, body: verzoekInvoerSchema, response: { 200: verzoekSchema } },
    },
    (request) => verzoeken.updateVerzoek(actorOf(request), request.params.id, request.body),
  );

  app.post(
    '/api/verzoeken/:id/controle',
    {
      config: routeConfig(logs('verzoek.gecontroleerd'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, response: { 200: controleSchema } },
    },
    (request) => verzoeken.checkVerzoek(actorOf(request), request.params.id),
  );

  app.post(
    '/api/verzoeken/:id/activering',
    {
      config: routeConfig(logs('koppeling.aangevraagd'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, response: { 202: activeringSchema } },
    },
    async (request, reply) =>
      reply.status(202).send(await verzoeken.activateVerzoek(actorOf(request), request.params.id)),
  );

  app.post(
    '/api/verzoeken/:id/afwijzing',
    {
      config: routeConfig(logs('verzoek.afgewezen'), recht('verzoeken behandelen')),
      schema: { params: idParamsSchema, body: afwijzingSchema, response: { 200: verzoekSchema } },
    },
    (request) => verzoeken.rejectVerzoek(actorOf(request), request.params.id, request.body.reden),
  );
}
