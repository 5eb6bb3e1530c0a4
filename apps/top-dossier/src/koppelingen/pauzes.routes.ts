import { actorOf, logs, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { idParamsSchema } from '../velden.contract.ts';
import type { Koppelingen } from './koppelingen.service.ts';
import { pauzeParams, pauzesSchema, pauzeVraagSchema } from './pauzes.contract.ts';

export function registerPauzes(app: HttpApp, koppelingen: Koppelingen): void {
  app.post(
    '/api/koppelingen/:id/pauzes',
    {
      config: routeConfig(logs('koppeling.stilgezet'), recht('koppelingen pauzeren')),
      schema: { params: idParamsSchema, body: pauzeVraagSchema, response: { 200: pauzesSchema } },
    },
    async (request) => ({
      pauzes: await koppelingen.createPauze(actorOf(request), request.params.id, request.body),
    }),
  );

  app.delete(
    '/api/koppelingen/:id/pauzes/:pauzeId',
    {
      config: routeConfig(logs('koppeling.hervat'), recht('koppelingen pauzeren')),
      schema: { params: pauzeParams, response: { 200: pauzesSchema } },
    },
    async (request) => {
      const { id, pauzeId } = request.params;
      return { pauzes: await koppelingen.endPauze(actorOf(request), id, pauzeId) };
    },
  );
}
