import { actorOf, logs, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import {
  activeerSchema,
  controleAntwoordSchema,
  controleVraagSchema,
  koppelingDetailSchema,
  koppelingenSchema,
  koppelingParams,
  koppelingSchema,
  pauzeEindeSchema,
  pauzeParams,
  pauzeVraagSchema,
  verificatiecodeSchema,
  verzoekVerzondenSchema,
  verzoekVoorbeeldSchema,
  zetCodeAntwoordSchema,
  zetCodeSchema,
} from './koppelingen.contract.ts';
import type { Koppelingen } from './koppelingen.service.ts';

const KOPPELINGEN = '/api/vestigingen/:brin6/koppelingen';
const KOPPELING = `${KOPPELINGEN}/:id`;
const CODES = '/api/vestigingen/:brin6/verificatiecodes';

export function registerKoppelingen(app: HttpApp, koppelingen: Koppelingen): void {
  app.get(
    KOPPELINGEN,
    {
      config: routeConfig(logsNothing('status of koppelingen; no pupil'), recht('koppelingen zien')),
      schema: { params: vestigingParams, response: { 200: koppelingenSchema } },
    },
    async (request) => await koppelingen.listKoppelingen(actorOf(request), request.params.brin6),
  );

  app.get(
    KOPPELING,
    {
      config: routeConfig(logsNothing('status of a koppeling; no pupil'), recht('koppelingen zien')),
      schema: { params: koppelingParams, response: { 200: koppelingDetailSchema } },
    },
    async (request) =>
      await koppelingen.findKoppeling(actorOf(request), request.params.brin6, request.params.id),
  );

  app.post(
    `${CODES}/controle`,
    {
      config: routeConfig(logs('verificatiecode.geweigerd'), recht('koppelingen beheren')),
      schema: {
        params: vestigingParams,
        body: controleVraagSchema,
        response: { 200: controleAntwoordSchema },
      },
    },
    async (request) =>
      await koppelingen.validateCode(actorOf(request), request.params.brin6, {
        code: request.body.verificatiecode,
        aanbodId: request.body.aanbodId,
      }),
  );

  app.post(
    CODES,
    {
      config: routeConfig(logsNothing('a random text that is not kept'), recht('koppelingen beheren')),
      schema: { params: vestigingParams, response: { 200: verificatiecodeSchema } },
    },
    async (request) => ({
      verificatiecode: await koppelingen.createCode(actorOf(request), request.params.brin6),
    }),
  );

  app.post(
    KOPPELINGEN,
    {
      config: routeConfig(logs('koppeling.aangevraagd'), recht('voorwaarden accepteren')),
      schema: { params: vestigingParams, body: activeerSchema, response: { 201: koppelingSchema } },
    },
    async (request, reply) =>
      await reply
        .status(201)
        .send(await koppelingen.createKoppeling(actorOf(request), request.params.brin6, request.body)),
  );

  app.post(
    `${KOPPELING}/verzoek/voorbeeld`,
    {
      config: routeConfig(logs('verificatiecode.geweigerd'), recht('koppelingen beheren')),
      schema: {
        params: koppelingParams,
        body: verificatiecodeSchema,
        response: { 200: verzoekVoorbeeldSchema },
      },
    },
    async (request) => {
      const { brin6, id } = request.params;
      return await koppelingen.findVerzoek(actorOf(request), brin6, id, request.body.verificatiecode);
    },
  );

  app.post(
    `${KOPPELING}/verzoek`,
    {
      config: routeConfig(logs('verzoek.verzonden'), recht('koppelingen beheren')),
      schema: {
        params: koppelingParams,
        body: verificatiecodeSchema,
        response: { 200: verzoekVerzondenSchema },
      },
    },
    async (request) => {
      const { brin6, id } = request.params;
      return await koppelingen.sendVerzoek(actorOf(request), brin6, id, request.body.verificatiecode);
    },
  );

  app.delete(
    `${KOPPELING}/verificatiecode`,
    {
      config: routeConfig(logs('verificatiecode.verwijderd'), recht('koppelingen beheren')),
      schema: { params: koppelingParams, response: { 200: koppelingSchema } },
    },
    async (request) =>
      await koppelingen.deleteCode(actorOf(request), request.params.brin6, request.params.id),
  );

  app.put(
    `${KOPPELING}/verificatiecode`,
    {
      config: routeConfig(logs('verificatiecode.hervat'), recht('koppelingen beheren')),
      schema: {
        params: koppelingParams,
        body: zetCodeSchema,
        response: { 200: zetCodeAntwoordSchema },
      },
    },
    async (request) => {
      const { brin6, id } = request.params;
      return await koppelingen.updateCode(actorOf(request), brin6, id, request.body);
    },
  );

  app.post(
    `${KOPPELING}/pauzes`,
    {
      config: routeConfig(logs('koppeling.gepauzeerd'), recht('koppelingen pauzeren')),
      schema: { params: koppelingParams, body: pauzeVraagSchema, response: { 200: koppelingSchema } },
    },
    async (request) => {
      const { brin6, id } = request.params;
      return await koppelingen.createPauze(actorOf(request), brin6, id, request.body);
    },
  );

  app.delete(
    `${KOPPELING}/pauzes/:pauzeId`,
    {
      config: routeConfig(logs('koppeling.hervat'), recht('koppelingen pauzeren')),
      schema: { params: pauzeParams, querystring: pauzeEindeSchema, response: { 200: koppelingSchema } },
    },
    async (request) => {
      const { brin6, id, pauzeId } = request.params;
      const alleScholen = request.query.alleScholen === 'ja';
      return await koppelingen.endPauze(actorOf(request), brin6, id, { pauzeId, alleScholen });
    },
  );
}
