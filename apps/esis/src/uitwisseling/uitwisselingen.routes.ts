import { actorOf, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import { uitwisselingenSchema } from './uitwisselingen.contract.ts';
import type { Uitwisselingen } from './uitwisselingen.service.ts';

export function registerUitwisselingen(app: HttpApp, uitwisselingen: Uitwisselingen): void {
  app.get(
    '/api/vestigingen/:brin6/uitwisselingen',
    {
      config: routeConfig(
        logsNothing('counts of what was exchanged; no pupil'),
        recht('uitwisselingen zien'),
      ),
      schema: { params: vestigingParams, response: { 200: uitwisselingenSchema } },
    },
    async (request) => ({
      uitwisselingen: await uitwisselingen.listUitwisselingen(actorOf(request), request.params.brin6),
    }),
  );
}
