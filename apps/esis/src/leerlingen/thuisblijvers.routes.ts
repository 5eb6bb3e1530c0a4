import { actorOf, logs, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import {
  leerlingDetailSchema,
  leerlingParams,
  opheffingVraagSchema,
  thuisUitkomstSchema,
  thuisVraagSchema,
} from './thuisblijvers.contract.ts';
import type { Thuisblijvers } from './thuisblijvers.service.ts';

const LEERLING = '/api/vestigingen/:brin6/leerlingen/:id';

export function registerThuisblijvers(app: HttpApp, thuisblijvers: Thuisblijvers): void {
  app.get(
    LEERLING,
    {
      config: routeConfig(logs('leerlingen.bekeken'), recht('leerlingen zien')),
      schema: { params: leerlingParams, response: { 200: leerlingDetailSchema } },
    },
    async (request) =>
      await thuisblijvers.getLeerling(actorOf(request), request.params.brin6, request.params),
  );

  app.put(
    `${LEERLING}/niet-uitwisselen`,
    {
      config: routeConfig(logs('niet-uitwisselen.gezet'), recht('niet uitwisselen bepalen')),
      schema: { params: leerlingParams, body: thuisVraagSchema, response: { 200: thuisUitkomstSchema } },
    },
    async (request) => {
      const { params, body } = request;
      return {
        uitkomst: await thuisblijvers.withholdLeerling(actorOf(request), params.brin6, params, body),
      };
    },
  );

  app.post(
    `${LEERLING}/weer-uitwisselen`,
    {
      config: routeConfig(logs('niet-uitwisselen.opgeheven'), recht('niet uitwisselen bepalen')),
      schema: { params: leerlingParams, body: opheffingVraagSchema, response: { 200: thuisUitkomstSchema } },
    },
    async (request) => {
      const { params, body } = request;
      const uitkomst = await thuisblijvers.releaseLeerling(
        actorOf(request),
        params.brin6,
        params,
        body.toelichting,
      );
      return { uitkomst };
    },
  );
}
