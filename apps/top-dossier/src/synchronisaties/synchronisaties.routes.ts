import { actorOf, logs, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { idParamsSchema } from '../velden.contract.ts';
import {
  synchronisatieGestartSchema,
  synchronisatieInvoerSchema,
  synchronisatieSchema,
} from './synchronisaties.contract.ts';
import type { Synchronisaties } from './synchronisaties.service.ts';

export function registerSynchronisaties(app: HttpApp, synchronisaties: Synchronisaties): void {
  app.get(
    '/api/synchronisaties/:id',
    {
      config: routeConfig(
        logsNothing('progress and counts, polled twice a second; the run itself is logged'),
        recht('synchronisaties starten'),
      ),
      schema: { params: idParamsSchema, response: { 200: synchronisatieSchema } },
    },
    (request) => synchronisaties.getSynchronisatie(actorOf(request), request.params.id),
  );

  app.post(
    '/api/koppelingen/:id/synchronisaties',
    {
      config: routeConfig(logs('synchronisatie.gevraagd'), recht('synchronisaties starten')),
      schema: {
        params: idParamsSchema,
        body: synchronisatieInvoerSchema,
        response: { 202: synchronisatieGestartSchema },
      },
    },
    async (request, reply) => {
      const { toestaanVertrek = false, opnieuw = false } = request.body ?? {};
      const actor = actorOf(request);
      return reply
        .status(202)
        .send(
          await synchronisaties.requestSynchronisatie(actor, request.params.id, { toestaanVertrek, opnieuw }),
        );
    },
  );
}
