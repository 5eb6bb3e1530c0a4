import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { notFound } from '../problem/problem.ts';
import { openbaar, routeConfig, type BareFastify, type HttpApp } from '../http/routes.ts';
import { logsNothing } from '../audit/audit-policy.ts';

const config = routeConfig(
  logsNothing('the program itself, no data'),
  openbaar('the login screen is part of it'),
);

/**
 * Serves the built web application: files by name, and its one page for every address that a person may open. The build
 * left a brotli and a gzip twin beside each file of text; a browser gets the smallest that it takes.
 */
export async function registerWeb(fastify: BareFastify, app: HttpApp, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) {
    throw new Error(`no web application in ${root}; run \`npm run build\` first`);
  }
  await fastify.register(fastifyStatic, { root, serve: false, preCompressed: true });
  app.get('/assets/*', { config, schema: { hide: true } }, async (request, reply) => {
    const file = (request.params as { '*': string })['*'];
    return reply.sendFile(`assets/${file}`, { immutable: true, maxAge: '365d' });
  });
  app.get('/handleiding/*', { config, schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (/^beelden\/[\w-]+\.png$/.test(path)) return reply.sendFile(`handleiding/${path}`);
    if (!/^[\w-]*$/.test(path)) throw notFound();
    return reply.sendFile(`handleiding/${path || 'index'}.html`, { cacheControl: false });
  });
  app.get('/*', { config, schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    // A program that asks for a file gets no page: it would take that for the file.
    if (path.startsWith('api/') || /\.(json|xml|ya?ml|wsdl|xsd|js|css|map|html?|php)$/i.test(path))
      throw notFound();
    if (/^[\w-]+\.(svg|png|ico|txt|webmanifest)$/.test(path)) return reply.sendFile(path);
    return reply.sendFile('index.html', { cacheControl: false });
  });
}
