import { aangemeld, logsNothing, notFound, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { aanbodParams } from './aanbod.contract.ts';
import type { Voorwaarden } from './voorwaarden.service.ts';

export function registerAanbod(app: HttpApp, voorwaarden: Voorwaarden): void {
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
      const document = await voorwaarden.findVoorwaarden(request.params.id);
      if (!document) throw notFound();
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="${document.bestandsnaam}"`)
        .send(document.pdf);
    },
  );
}
