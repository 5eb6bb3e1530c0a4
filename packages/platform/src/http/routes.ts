import type { FastifyContextConfig } from 'fastify';

/** Which logboek row a route leaves behind, or why it leaves none. Every route says it; see `createHttpApp`. */
export type AuditPolicy = { kind: 'logboek'; gebeurtenis: string } | { kind: 'geen'; reden: string };

/** Public routes are named one by one and carry their reason; all others need a session. */
export type Toegang = { kind: 'aangemeld' } | { kind: 'openbaar'; reden: string };

declare module 'fastify' {
  interface FastifyContextConfig {
    audit?: AuditPolicy;
    toegang?: Toegang;
  }
}

/** The `config` of a route: what it writes down, and (unless said otherwise) that one must be signed in. */
export function routeConfig(
  audit: AuditPolicy,
  toegang: Toegang = { kind: 'aangemeld' },
): FastifyContextConfig {
  return { audit, toegang };
}

export const logs = (gebeurtenis: string): AuditPolicy => ({ kind: 'logboek', gebeurtenis });
export const logsNothing = (reden: string): AuditPolicy => ({ kind: 'geen', reden });
export const openbaar = (reden: string): Toegang => ({ kind: 'openbaar', reden });
