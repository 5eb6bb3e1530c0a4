import { actorOf, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { bronnenSchema } from './bronnen.contract.ts';
import type { Bronnen } from './bronnen.service.ts';

export function registerBronnen(app: HttpApp, bronnen: Bronnen): void {
  app.get(
    '/api/bronnen',
    {
      config: routeConfig(logsNothing('an address and a name; no secret, no pupil'), recht('bronnen zien')),
      schema: { response: { 200: bronnenSchema } },
    },
    async (request) => ({
      bronnen: (await bronnen.listBronnen(actorOf(request))).map(({ certificaat, ...bron }) => ({
        ...bron,
        certificaat: certificaat && { ...certificaat, geldigTot: certificaat.geldigTot.toISOString() },
      })),
    }),
  );
}
