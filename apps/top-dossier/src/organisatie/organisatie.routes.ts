import { aangemeld, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { organisatieSchema, type Organisatie } from './organisatie.contract.ts';

export function registerOrganisatie(app: HttpApp, organisatie: Organisatie): void {
  app.get(
    '/api/organisatie',
    {
      config: routeConfig(
        logsNothing('the name of the samenwerkingsverband, from the configuration'),
        aangemeld('stands above every page'),
      ),
      schema: { response: { 200: organisatieSchema } },
    },
    async () => organisatie,
  );
}
