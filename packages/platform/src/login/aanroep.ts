import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessieOf } from './request-sessie.ts';
import { APPARAAT_COOKIE_S } from './apparaten.ts';
import { COOKIE, type Cookies } from './cookies.ts';
import type { Aanroep, NieuweSessie } from './login-deps.ts';

type Login = { readonly cookies: Cookies };

export function aanroepOf(request: FastifyRequest, { cookies }: Login): Aanroep {
  return {
    adres: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
    apparaat: request.cookies[cookies.apparaat],
    sessie: sessieOf(request),
  };
}

export function setSessie(reply: FastifyReply, { cookies }: Login, { token, apparaat }: NieuweSessie): void {
  reply.setCookie(cookies.sessie, token, COOKIE);
  if (apparaat !== undefined)
    reply.setCookie(cookies.apparaat, apparaat, { ...COOKIE, maxAge: APPARAAT_COOKIE_S });
}

export const clearSessie = (reply: FastifyReply, { cookies }: Login): void =>
  void reply.clearCookie(cookies.sessie, COOKIE);
