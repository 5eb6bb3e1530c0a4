import type { FastifyRequest } from 'fastify';
import type { Sessie } from './sessie.ts';

const sessies = new WeakMap<FastifyRequest, Sessie>();

/** The session of the person who sent a request, whole or half-way; for the screens of signing in and of the own account. */
export const sessieOf = (request: FastifyRequest): Sessie | undefined => sessies.get(request);

export const setSessieOf = (request: FastifyRequest, sessie: Sessie): void =>
  void sessies.set(request, sessie);
