import { actorOf, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { createPdf } from '../aanbod/create-pdf.ts';
import { recht } from '../rechten/rechten.ts';
import { akkoordParams } from './akkoorden.contract.ts';
import type { Akkoorden } from './akkoorden.service.ts';
import { createBewijs } from './bewijs.ts';

const AKKOORD = '/api/vestigingen/:brin6/akkoorden/:id';

export function registerAkkoorden(app: HttpApp, akkoorden: Akkoorden): void {
  app.get(
    `${AKKOORD}/bewijs.pdf`,
    {
      config: routeConfig(logsNothing('the receipt of a colleague; no pupil'), recht('koppelingen zien')),
      schema: { params: akkoordParams },
    },
    async (request, reply) => {
      const { brin6, id } = request.params;
      const gegevens = await akkoorden.findBewijs(actorOf(request), brin6, id);
      return reply
        .header('content-type', 'application/pdf')
        .header(
          'content-disposition',
          `attachment; filename="bewijs-van-akkoord-${gegevens.school.brin6}.pdf"`,
        )
        .send(await createPdf(createBewijs(gegevens)));
    },
  );

  app.get(
    `${AKKOORD}/gebruikersvoorwaarden.pdf`,
    {
      config: routeConfig(logsNothing('the terms that were accepted; no pupil'), recht('koppelingen zien')),
      schema: { params: akkoordParams },
    },
    async (request, reply) => {
      const { brin6, id } = request.params;
      const { bestandsnaam, pdf } = await akkoorden.findAcceptedVoorwaarden(actorOf(request), brin6, id);
      return reply
        .header('content-type', 'application/pdf')
        .header('content-disposition', `attachment; filename="${bestandsnaam}"`)
        .send(pdf);
    },
  );
}
