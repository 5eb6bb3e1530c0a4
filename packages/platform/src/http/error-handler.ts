import { describeBug } from '../log/describe-bug.ts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { isDatabaseWeg, notFound, Problem, toProblemBody } from '../problem/problem.ts';

/** PostgreSQL holds no NUL in a text, and no schema of ours allows one on purpose, so the sender is at fault. */
const GEEN_TEKST = new Set(['22021', '22P05']);

/** The one exit for everything thrown while a request is handled: refusals in words, bugs without a word of detail. */
export function registerErrorHandler(app: FastifyInstance): void {
  // Fastify's own answer repeats the address, which may hold a text that somebody pasted there.
  app.setNotFoundHandler((_request, reply) => send(reply, notFound()));
  app.setErrorHandler((error, request, reply) => {
    if (isDatabaseWeg(error))
      request.log.warn(
        { ...describeBug(error), route: request.routeOptions.url },
        'request lost the database',
      );
    if (error instanceof Problem) return send(reply, error);
    if (hasZodFastifySchemaValidationErrors(error)) return send(reply, toInvalidInput(error.validation));
    const { statusCode, code } = error as { statusCode?: number; code?: string };
    const status = GEEN_TEKST.has(code ?? '') ? 400 : statusCode;
    if (status !== undefined && status >= 400 && status < 500) {
      return send(
        reply,
        new Problem({ status, code: 'ONGELDIG_VERZOEK', melding: 'Dit verzoek kunnen wij niet lezen.' }),
      );
    }
    // A database error's message may quote a row: only its class, code and stack frames go to the log.
    request.log.error({ ...describeBug(error), route: request.routeOptions.url }, 'request failed');
    return send(
      reply,
      new Problem({
        status: 500,
        code: 'INTERNE_FOUT',
        melding:
          'Er ging bij ons iets mis. Probeer het over een paar minuten opnieuw. Blijft het misgaan, meld het dan bij de helpdesk.',
      }),
    );
  });
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfter !== undefined) reply.header('retry-after', problem.retryAfter);
  // The serializer is skipped: this body is not the one that the route's schema describes.
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(toProblemBody(problem));
}

function toInvalidInput(issues: readonly { instancePath: string; message?: string }[]): Problem {
  const velden: Record<string, string> = {};
  for (const issue of issues)
    velden[issue.instancePath.split('/').filter(Boolean).join('.')] ??= issue.message ?? 'Ongeldig';
  return new Problem({
    status: 400,
    code: 'INVOER_ONGELDIG',
    melding: 'Niet alles is goed ingevuld.',
    velden,
  });
}
