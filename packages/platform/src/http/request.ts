import type { FastifyRequest } from 'fastify';
import type { Actor } from '../login/actor.ts';
import type { Sessie } from '../login/sessies.ts';
import { notSignedIn } from './problem.ts';

const actors = new WeakMap<FastifyRequest, Actor>();
const sessies = new WeakMap<FastifyRequest, Sessie>();

/** Who sent this request. Throws on a public route: there nobody has been asked. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actors.get(request);
  if (!actor) throw notSignedIn();
  return actor;
}

/** The session behind it, whole or half-way; for the screens of signing in and of the own account. */
export const sessieOf = (request: FastifyRequest): Sessie | undefined => sessies.get(request);

export function setSessieOf(
  request: FastifyRequest,
  { actor, sessie }: { actor: Actor; sessie: Sessie },
): void {
  actors.set(request, actor);
  sessies.set(request, sessie);
}
