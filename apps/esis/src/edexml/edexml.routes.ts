import { actorOf, logs, logsNothing, routeConfig, type HttpApp } from '@koppelpunt/platform';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findCharset } from '@koppelpunt/standards';
import { z } from 'zod';
import { createProblem } from '../errors.ts';
import { recht } from '../rechten/rechten.ts';
import { readBody } from '../request-body/request-body.ts';
import { vestigingParams } from '../vestigingen/vestigingen.contract.ts';
import {
  edexmlOngeldigSchema,
  edexmlVerslagSchema,
  importQuery,
  laatsteImportSchema,
  MAX_EDEXML_BYTES,
  voorstelSchema,
} from './edexml.contract.ts';
import type { ImportUitkomst } from './edexml.service.ts';
import type { Inzending, Ontvangst } from './ontvangst.service.ts';
import type { ImportUndo } from './undo.service.ts';

const PATH = '/api/vestigingen/:brin6/edexml';
const PROBLEM = 'application/problem+json; charset=utf-8';
const INLEZEN = recht('leerlingen inlezen');
const FILE = { params: vestigingParams, consumes: ['application/xml', 'text/xml'] };

export async function registerEdexml(
  app: HttpApp,
  ontvangst: Ontvangst,
  importUndo: ImportUndo,
): Promise<void> {
  await app.register(async (scope: typeof app) => {
    // The file is received as it comes in: it is never whole in memory.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(/^(application|text)\/xml\b/, (_request, payload, done) =>
      done(null, payload),
    );
    scope.post(
      `${PATH}/proef`,
      {
        config: routeConfig(logs('edexml.bekeken'), INLEZEN),
        bodyLimit: MAX_EDEXML_BYTES,
        schema: { ...FILE, response: { 200: voorstelSchema, 422: edexmlOngeldigSchema } },
      },
      async (request, reply) => {
        const uitkomst = await receive(request.raw, reply.raw, async (inzending) =>
          ontvangst.receiveEdexml(actorOf(request), request.params.brin6, inzending, {
            isProef: true,
            charset: findCharset(request.headers['content-type']),
          }),
        );
        if (uitkomst.kind === 'bekeken') return uitkomst.voorstel;
        return reply.status(422).header('content-type', PROBLEM).send(toOngeldig(uitkomst));
      },
    );
    scope.post(
      PATH,
      {
        config: routeConfig(logs('edexml.ingelezen'), INLEZEN),
        bodyLimit: MAX_EDEXML_BYTES,
        schema: {
          ...FILE,
          querystring: importQuery,
          response: { 200: edexmlVerslagSchema, 422: edexmlOngeldigSchema },
        },
      },
      async (request, reply) => {
        const { toestaanVertrek, kenmerk } = request.query;
        const opties = {
          isVertrekToegestaan: toestaanVertrek === 'ja',
          kenmerk,
          charset: findCharset(request.headers['content-type']),
        };
        const uitkomst = await receive(request.raw, reply.raw, async (inzending) =>
          ontvangst.receiveEdexml(actorOf(request), request.params.brin6, inzending, opties),
        );
        if (uitkomst.kind === 'ingelezen') return uitkomst.verslag;
        return reply.status(422).header('content-type', PROBLEM).send(toOngeldig(uitkomst));
      },
    );
  });
  registerUndo(app, importUndo);
}

function registerUndo(app: HttpApp, importUndo: ImportUndo): void {
  app.get(
    `${PATH}/laatste`,
    {
      config: routeConfig(logsNothing('counts of an import that the logboek has'), INLEZEN),
      schema: {
        params: vestigingParams,
        response: { 200: z.object({ laatste: laatsteImportSchema.nullable() }) },
      },
    },
    async (request) => ({
      laatste: await importUndo.findLaatsteImport(actorOf(request), request.params.brin6),
    }),
  );
  app.delete(
    `${PATH}/laatste`,
    {
      config: routeConfig(logs('edexml.teruggedraaid'), INLEZEN),
      schema: { params: vestigingParams, response: { 200: laatsteImportSchema } },
    },
    async (request) => await importUndo.undoImport(actorOf(request), request.params.brin6),
  );
}

async function receive(
  request: IncomingMessage,
  reply: ServerResponse,
  run: (inzending: Inzending) => Promise<ImportUitkomst>,
): Promise<ImportUitkomst> {
  const { body, discardRest } = readBody(request);
  const gone = new AbortController();
  reply.once('close', () => gone.abort());
  return await run({ body, signal: gone.signal }).finally(discardRest);
}

/** The body of a 422; what was held for another reason than the file is thrown. */
function toOngeldig(uitkomst: ImportUitkomst) {
  if (uitkomst.kind !== 'ongeldig') {
    const redenen = 'voorstel' in uitkomst ? (uitkomst.voorstel.vastgehouden?.redenen ?? []) : [];
    throw createProblem('EDEXML_VASTGEHOUDEN', {
      melding: ['Het bestand is niet ingelezen en er is niets gewijzigd.', ...redenen].join(' '),
    });
  }
  const { melding, bevindingen, aantal } = uitkomst;
  const code = 'EDEXML_ONGELDIG' as const;
  return { type: 'about:blank', title: code, status: 422, code, melding, bevindingen, aantal };
}
