import { Readable } from 'node:stream';
import type { z } from 'zod';
import { actorOf } from '../http/request.ts';
import { routeConfig, type HttpApp, type Toegang } from '../http/routes.ts';
import type { Actor } from '../actor/actor.ts';
import { toMoment } from './logboek-csv.ts';
import type { LogboekLezer } from './logboek-lezer.ts';
import {
  logboekFiltersSchema,
  logboekKeuzeSchema,
  logboekPaginaSchema,
  logboekVraagSchema,
} from './logboek.contract.ts';
import { logs, logsNothing } from '../audit/audit-policy.ts';

const GEEN_LEERLING = logsNothing('no pupil stands in the logboek; taking it away as a file is logged');

/** The questions of the screen Logboek, the same in every application; `openLezer` refuses people without the right. */
export function registerLogboek<Params extends z.ZodObject>(
  app: HttpApp,
  options: {
    path: string;
    params: Params;
    toegang: Toegang;
    openLezer: (actor: Actor, params: z.output<Params>) => LogboekLezer;
  },
): void {
  const { path, params, toegang, openLezer } = options;
  const lezerOf = (request: Parameters<typeof actorOf>[0]) =>
    openLezer(actorOf(request), request.params as z.output<Params>);

  app.get(
    path,
    {
      config: routeConfig(GEEN_LEERLING, toegang),
      schema: { params, querystring: logboekVraagSchema, response: { 200: logboekPaginaSchema } },
    },
    async (request) => await lezerOf(request).listRegels(logboekVraagSchema.parse(request.query)),
  );

  app.get(
    `${path}/filters`,
    {
      config: routeConfig(GEEN_LEERLING, toegang),
      schema: { params, response: { 200: logboekFiltersSchema } },
    },
    async (request) => await lezerOf(request).listFilters(),
  );

  app.get(
    `${path}.csv`,
    {
      config: routeConfig(logs('logboek.geexporteerd'), toegang),
      schema: { params, querystring: logboekKeuzeSchema },
    },
    async (request, reply) => {
      const csv = await lezerOf(request).openCsv(logboekKeuzeSchema.parse(request.query));
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${nameFile(request.params)}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(csv, { objectMode: false }));
    },
  );
}

/** The name holds vestiging and day (in the Netherlands), so that the third file in a folder is not `logboek (2).csv`. */
function nameFile(params: unknown): string {
  const { brin6 } = params as { brin6?: string };
  const dag = toMoment(new Date()).slice(0, 10);
  return `${['logboek', ...(brin6 && /^\w+$/.test(brin6) ? [brin6] : []), dag].join('-')}.csv`;
}
