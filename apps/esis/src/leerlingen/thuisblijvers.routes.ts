import { actorOf, logs, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import {
  leerlingDetailSchema,
  leerlingQuery,
  opheffingVraagSchema,
  thuisUitkomstSchema,
  thuisVraagSchema,
} from './thuisblijvers.contract.ts';
import type { Thuisblijvers } from './thuisblijvers.service.ts';

/** One pupil. Its key may hold any sign, so it is no part of the path. */
const LEERLING = '/api/vestigingen/:brin6/leerling';

export function registerThuisblijvers(app: HttpApp, thuisblijvers: Thuisblijvers): void {
  const vraag = { params: vestigingParams, querystring: leerlingQuery };

  app.get(
    LEERLING,
    {
      config: routeConfig(logs('leerlingen.bekeken'), recht('leerlingen zien')),
      schema: { ...vraag, response: { 200: leerlingDetailSchema } },
    },
    async (request) =>
      await thuisblijvers.getLeerling(actorOf(request), request.params.brin6, request.query.key),
  );

  app.put(
    `${LEERLING}/niet-uitwisselen`,
    {
      config: routeConfig(logs('niet-uitwisselen.gezet'), recht('niet uitwisselen bepalen')),
      schema: { ...vraag, body: thuisVraagSchema, response: { 200: thuisUitkomstSchema } },
    },
    async (request) => {
      const { params, query, body } = request;
      return {
        uitkomst: await thuisblijvers.withholdLeerling(actorOf(request), params.brin6, query.key, body),
      };
    },
  );

  app.post(
    `${LEERLING}/weer-uitwisselen`,
    {
      config: routeConfig(logs('niet-uitwisselen.opgeheven'), recht('niet uitwisselen bepalen')),
      schema: { ...vraag, body: opheffingVraagSchema, response: { 200: thuisUitkomstSchema } },
    },
    async (request) => {
      const { params, query, body } = request;
      const uitkomst = await thuisblijvers.releaseLeerling(
        actorOf(request),
        params.brin6,
        query.key,
        body.toelichting,
      );
      return { uitkomst };
    },
  );
}
