import { actorOf, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { partnersSchema } from './partners.contract.ts';
import type { Partners } from './partners.service.ts';

export function registerPartners(app: HttpApp, partners: Partners): void {
  app.get(
    '/api/partners',
    {
      config: routeConfig(logsNothing('names of suppliers; no klantcode, no school'), recht('partners zien')),
      schema: { response: { 200: partnersSchema } },
    },
    async (request) => ({ aanbod: await partners.listAanbodMetPartner(actorOf(request)) }),
  );
}
