import { actorOf, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { idParamsSchema } from '../velden.contract.ts';
import { koppelingDetailSchema, koppelingenSchema } from './overzicht.contract.ts';
import type { Overzicht } from './overzicht.service.ts';

export function registerOverzicht(app: HttpApp, overzicht: Overzicht): void {
  app.get(
    '/api/koppelingen',
    {
      config: routeConfig(logsNothing('status and counts of schools, no pupil'), recht('koppelingen zien')),
      schema: { response: { 200: koppelingenSchema } },
    },
    async (request) => ({ koppelingen: await overzicht.listKoppelingen(actorOf(request)) }),
  );

  app.get(
    '/api/koppelingen/:id',
    {
      config: routeConfig(
        logsNothing('status and counts of one school, no pupil'),
        recht('koppelingen zien'),
      ),
      schema: { params: idParamsSchema, response: { 200: koppelingDetailSchema } },
    },
    (request) => overzicht.getKoppeling(actorOf(request), request.params.id),
  );
}
