import { logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { organisatieSchema, type Organisatie } from './organisatie.contract.ts';

export function registerOrganisatie(app: HttpApp, organisatie: Organisatie): void {
  app.get(
    '/api/organisatie',
    {
      config: routeConfig(logsNothing('the name of the samenwerkingsverband, from the configuration')),
      schema: { response: { 200: organisatieSchema } },
    },
    async () => organisatie,
  );
}
