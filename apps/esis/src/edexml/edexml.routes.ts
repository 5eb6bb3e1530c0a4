import { actorOf, logs, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { recht } from '../rechten/rechten.ts';
import { readBody } from '../request-body/request-body.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import { edexmlOngeldigSchema, edexmlVerslagSchema, MAX_EDEXML_BYTES } from './edexml.contract.ts';
import type { Ontvangst } from './ontvangst.service.ts';

export async function registerEdexml(app: HttpApp, ontvangst: Ontvangst): Promise<void> {
  await app.register(async (scope: typeof app) => {
    // The file is received as it comes in: it is never whole in memory.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(/^(application|text)\/xml\b/, (_request, payload, done) =>
      done(null, payload),
    );
    scope.post(
      '/api/vestigingen/:brin6/edexml',
      {
        config: routeConfig(logs('edexml.ingelezen'), recht('leerlingen inlezen')),
        bodyLimit: MAX_EDEXML_BYTES,
        schema: {
          params: vestigingParams,
          consumes: ['application/xml', 'text/xml'],
          response: { 200: edexmlVerslagSchema, 422: edexmlOngeldigSchema },
        },
      },
      async (request, reply) => {
        const { body, discardRest } = readBody(request.raw);
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const uitkomst = await ontvangst
          .receiveEdexml(actorOf(request), request.params.brin6, { body, signal: gone.signal })
          .finally(discardRest);
        switch (uitkomst.kind) {
          case 'ingelezen':
            return uitkomst.verslag;
          case 'ongeldig':
            return reply
              .status(422)
              .header('content-type', 'application/problem+json; charset=utf-8')
              .send({
                type: 'about:blank',
                title: 'EDEXML_ONGELDIG',
                status: 422,
                code: 'EDEXML_ONGELDIG' as const,
                melding: uitkomst.melding,
                bevindingen: uitkomst.bevindingen,
                aantal: uitkomst.aantal,
              });
        }
      },
    );
  });
}
