import { logs, logsNothing, openbaar, routeConfig, type HttpApp } from '@koppelpunt/platform';
import { findServiceDescription } from '@koppelpunt/standards';
import { finished, Readable } from 'node:stream';
import { createProblem } from '../errors.ts';
import { readBody } from '../request-body/request-body.ts';
import type { Uwlr } from './uwlr.service.ts';

const PATH = '/uwlr/v2';
const EIGEN_TOEGANG = openbaar('klantnaam, klantcode and verificatiecode stand in the SOAP header');

/** Every port of UWLR 2.2 at one address, and the WSDLs and schemas that describe them. */
export async function registerUwlr(app: HttpApp, uwlr: Uwlr, publicUrl: string): Promise<void> {
  const location = new URL(PATH, publicUrl).href;

  app.get(
    PATH,
    {
      config: routeConfig(
        logsNothing('a description of the service'),
        openbaar('a description of the service'),
      ),
      schema: { hide: true },
    },
    async (request, reply) => {
      const description = findServiceDescription(new URL(request.url, location).search, location);
      if (description) return reply.header('content-type', 'text/xml; charset=utf-8').send(description);
      return reply.status(405).header('allow', 'POST').send();
    },
  );

  await app.register(async (scope: typeof app) => {
    // The message goes to the reader as it comes in, whatever it says it is: only the handler judges it.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

    scope.route({
      method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: PATH,
      config: routeConfig(logsNothing('nothing is done'), EIGEN_TOEGANG),
      schema: { hide: true },
      handler: async (_request, reply) => reply.status(405).header('allow', 'POST').send(),
    });

    // Anywhere near it: whoever configured the address by hand hears the right one.
    for (const url of ['/uwlr', '/uwlr/*']) {
      scope.route({
        method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
        url,
        config: routeConfig(logsNothing('nothing is there'), openbaar('says where the service is')),
        schema: { hide: true },
        handler: async () => {
          const melding = `Op dit adres staat geen UWLR-dienst. Die staat op ${location}; de beschrijving op ${location}?wsdl.`;
          throw createProblem('UWLR_ADRES_VERKEERD', { melding });
        },
      });
    }

    scope.post(
      PATH,
      { config: routeConfig(logs('uitwisseling.leerlingen'), EIGEN_TOEGANG), schema: { hide: true } },
      async (request, reply) => {
        const { raw } = reply;
        // A sender that has gone has no address any more, and waits for no answer.
        const { ip } = request as { ip?: string };
        if (ip === undefined) return reply.hijack();
        const gone = new AbortController();
        const { body, discardRest } = readBody(request.raw);
        const running = await uwlr.answer({
          headers: request.headers,
          body,
          signal: gone.signal,
          ip,
        });
        discardRest();
        const { response } = running;
        let bytes = 0;
        async function* count(): AsyncGenerator<Uint8Array> {
          for await (const chunk of response.body) {
            bytes += chunk.length;
            yield chunk;
          }
        }
        finished(raw, (error) => {
          if (error) gone.abort();
          void running.finish({ isComplete: !error, bytes });
        });
        // Destroyed, never ended: the other side must see that this is half an answer.
        running.watch(
          () => raw.destroy(),
          () => bytes,
        );
        if (response.bytes) {
          bytes = response.bytes.length;
          return await reply.status(response.status).headers(response.headers).send(response.bytes);
        }
        return await reply.status(response.status).headers(response.headers).send(Readable.from(count()));
      },
    );
    scope.addHook('onClose', async () => await uwlr.settle());
  });
}
