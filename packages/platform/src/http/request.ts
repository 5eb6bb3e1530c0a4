import type { FastifyRequest } from 'fastify';
import type { Actor } from '../login/actor.ts';
import { notSignedIn } from './problem.ts';

const actors = new WeakMap<FastifyRequest, Actor>();

/** Who sent this request. Throws on a public route: there nobody has been asked. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw notSignedIn();
  return actor;
}

export function setActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  // The limit on sign-in attempts counts by this address; a client must not choose it.
  headers.set('x-koppelpunt-client', request.ip);
  return headers;
}
