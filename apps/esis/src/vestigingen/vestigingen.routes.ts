import { actorOf, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { vestigingenSchema } from './vestigingen.contract.ts';
import type { Vestigingen } from './vestigingen.service.ts';

export function registerVestigingen(app: HttpApp, vestigingen: Vestigingen): void {
  app.get(
    '/api/vestigingen',
    {
      config: routeConfig(logsNothing('names of schools and counts; no pupil'), recht('vestiging zien')),
      schema: { response: { 200: vestigingenSchema } },
    },
    async (request) => ({ vestigingen: await vestigingen.listVestigingen(actorOf(request)) }),
  );
}
