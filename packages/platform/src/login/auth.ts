import type { Kysely } from 'kysely';
import type { LoginTables } from './login-tables.ts';
import { INACTIEF_S } from './sessies.ts';

export const LOGIN_PATH = '/api/auth';

/** A session's life is moved forward at most this often: one write, not one per request. */
const VERLENG_S = 5 * 60;

/**
 * What better-auth does for us: passwords (scrypt), sessions read from a signed cookie, and the tables of both. None of
 * its own endpoints is reachable: each step of signing in is a verb of ours, in one transaction with its logboek row
 * (docs/decisions/0020-signing-in-by-our-own-verbs.md).
 */
export async function createAuth(options: {
  db: Kysely<LoginTables>;
  secret: string;
  publicUrl: string;
  sessieCookie: string;
}) {
  const { betterAuth } = await import('better-auth');
  return betterAuth({
    // A transaction in a transaction PostgreSQL does not have.
    database: { db: options.db, type: 'postgres', transaction: !options.db.isTransaction },
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: LOGIN_PATH,
    trustedOrigins: [new URL(options.publicUrl).origin],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: {
      modelName: 'sessies',
      expiresIn: INACTIEF_S,
      updateAge: VERLENG_S,
      additionalFields: {
        tweedeFactorOp: { type: 'date', required: false, input: false },
        middel: { type: 'string', required: true, input: false },
      },
    },
    user: { modelName: 'gebruikers' },
    account: { modelName: 'inlogmiddelen' },
    verification: { modelName: 'verificaties' },
    // We count failures ourselves: a limit on requests would shut out a school that shares one address.
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name: options.sessieCookie } },
    },
    logger: { disabled: true },
  });
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;
