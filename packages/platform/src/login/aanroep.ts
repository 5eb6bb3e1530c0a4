import type { FastifyReply, FastifyRequest } from 'fastify';
import { headersOf } from '../http/request.ts';
import { APPARAAT_COOKIE_S } from './apparaten.ts';
import { clearCookie, readCookie, serializeCookie } from './cookies.ts';
import type { Login } from './login.ts';
import type { Aanroep, NieuweSessie } from './login-deps.ts';
import { sessieOf } from './request-sessie.ts';

export function aanroepOf(request: FastifyRequest, login: Login): Aanroep {
  return {
    adres: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    apparaat: readCookie(headersOf(request), login.cookies.apparaat),
    sessie: sessieOf(request),
  };
}

export function setSessie(reply: FastifyReply, login: Login, { token, apparaat }: NieuweSessie): void {
  reply.header('set-cookie', login.serializeSessie(token));
  if (apparaat !== undefined)
    reply.header('set-cookie', serializeCookie(login.cookies.apparaat, apparaat, APPARAAT_COOKIE_S));
}

export const clearSessie = (reply: FastifyReply, login: Login): void =>
  void reply.header('set-cookie', clearCookie(login.cookies.sessie));
