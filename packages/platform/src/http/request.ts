import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor/actor.ts';
import { notSignedIn } from '../problem/problem.ts';

const actors = new WeakMap<FastifyRequest, Actor>();

/** The sender of this request. Throws on a public route, which asks nobody who they are. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw notSignedIn();
  return actor;
}

export const setActorOf = (request: FastifyRequest, actor: Actor): void => void actors.set(request, actor);
