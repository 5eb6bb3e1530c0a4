import { actorOf, logs, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { idParamsSchema } from '../velden.contract.ts';
import { leerlingenSchema } from './leerlingen.contract.ts';
import type { Leerlingen } from './leerlingen.service.ts';

export function registerLeerlingen(app: HttpApp, leerlingen: Leerlingen): void {
  app.get(
    '/api/koppelingen/:id/leerlingen',
    {
      config: routeConfig(logs('leerlingen.bekeken'), recht('groepen zien')),
      schema: { params: idParamsSchema, response: { 200: leerlingenSchema } },
    },
    (request) => leerlingen.listLeerlingen(actorOf(request), { koppelingId: request.params.id }),
  );
}
