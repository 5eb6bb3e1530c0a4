import { actorOf, logs, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import { leerlingenQuery, leerlingenSchema, zoekVraagSchema } from './leerlingen.contract.ts';
import type { Leerlingen } from './leerlingen.service.ts';

export function registerLeerlingen(app: HttpApp, leerlingen: Leerlingen): void {
  app.get(
    '/api/vestigingen/:brin6/leerlingen',
    {
      config: routeConfig(logs('leerlingen.bekeken'), recht('leerlingen zien')),
      schema: { params: vestigingParams, querystring: leerlingenQuery, response: { 200: leerlingenSchema } },
    },
    async (request) => await leerlingen.listLeerlingen(actorOf(request), request.params.brin6, request.query),
  );

  // POST, so that the name of a child stands in no address.
  app.post(
    '/api/vestigingen/:brin6/leerlingen/zoekopdrachten',
    {
      config: routeConfig(logs('leerlingen.bekeken'), recht('leerlingen zien')),
      schema: { params: vestigingParams, body: zoekVraagSchema, response: { 200: leerlingenSchema } },
    },
    async (request) => await leerlingen.listLeerlingen(actorOf(request), request.params.brin6, request.body),
  );
}
