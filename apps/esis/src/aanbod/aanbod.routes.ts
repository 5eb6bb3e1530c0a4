import { aangemeld, logsNothing, notFound, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { aanbodParams } from './aanbod.contract.ts';
import type { AanbodService } from './aanbod.service.ts';

export function registerAanbod(app: HttpApp, aanbod: AanbodService): void {
  app.get(
    '/api/aanbod/:id/gebruikersvoorwaarden.pdf',
    {
      config: routeConfig(
        logsNothing('a public text; accepting it is logged'),
        aangemeld('the terms are the same for everybody'),
      ),
      schema: { params: aanbodParams },
    },
    async (request, reply) => {
      const voorwaarden = await aanbod.findVoorwaarden(request.params.id);
      if (!voorwaarden) throw notFound();
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="${voorwaarden.bestandsnaam}"`)
        .send(voorwaarden.pdf);
    },
  );
}
