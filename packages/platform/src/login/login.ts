import type { Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { LoginTables } from './login-tables.ts';
import type { Actor } from './actor.ts';
import { insertLidmaatschappen, listLidmaatschappen, type Toekenning } from './lidmaatschappen.ts';

export type Login = {
  /** Answers the requests below /api/auth: signing in and out. */
  handle(request: Request): Promise<Response>;
  /** Who sent these headers; undefined without a living session. */
  findActor(headers: Headers): Promise<Actor | undefined>;
  /** With `tx`, everything it writes is part of that transaction. Who is there already stays as they are. */
  createGebruiker(gebruiker: NewGebruiker, tx?: AnyDb): Promise<CreateGebruikerOutcome>;
  /** Adds those that are missing, and tells how many that were. */
  addLidmaatschappen(
    tx: AnyDb,
    gebruikerId: string,
    lidmaatschappen: readonly Toekenning[],
  ): Promise<number>;
};

export type NewGebruiker = {
  email: string;
  naam: string;
  wachtwoord: string;
  lidmaatschappen: readonly Toekenning[];
};

export type CreateGebruikerOutcome = { kind: 'created'; id: string } | { kind: 'alreadyExists'; id: string };

export const LOGIN_PATH = '/api/auth';

/** Long enough to resist guessing together with the limit on attempts; NIST SP 800-63B asks at least 8. */
export const MIN_PASSWORD_LENGTH = 12;

/** A working day: whoever walks away from a school computer is signed out by the next morning. */
const SESSION_SECONDS = 10 * 60 * 60;

/** Sign-in attempts per address and minute. A school shares one address, so a stricter limit would lock out a team. */
const SIGN_IN_ATTEMPTS = 20;

export function createLogin(options: {
  db: AnyDb;
  secret: string;
  publicUrl: string;
  /** Tests sign in often from one address. */
  signInAttempts?: number;
}): Login {
  const db = options.db as Kysely<LoginTables>;
  // Loaded at the first use: half of what a command line would otherwise cost to start, and most sign nobody in.
  let auth: ReturnType<typeof createAuth> | undefined;
  const getAuth = () => (auth ??= createAuth({ ...options, db }));

  return {
    handle: async (request) => await (await getAuth()).handler(request),
    async findActor(headers) {
      // No cookie, no session: an UWLR client need not wait for better-auth.
      if (!headers.has('cookie')) return undefined;
      const found = await (await getAuth()).api.getSession({ headers });
      if (!found) return undefined;
      const { id, email, name } = found.user;
      const lidmaatschappen = await listLidmaatschappen(db, id);
      // The one place where every session counts as one with a second factor, until sign-in asks for it.
      const tweedeFactor = true;
      return { kind: 'gebruiker', id, email, naam: name, lidmaatschappen, tweedeFactor };
    },
    createGebruiker: async (gebruiker, tx) => {
      // better-auth writes on the connection that it was made with; so for a transaction it is made anew.
      const { $context } = await (tx ? createAuth({ ...options, db: tx as typeof db }) : getAuth());
      const context = await $context;
      const email = gebruiker.email.toLowerCase();
      const found = await context.internalAdapter.findUserByEmail(email);
      if (found) return { kind: 'alreadyExists', id: found.user.id };
      const password = await context.password.hash(gebruiker.wachtwoord);
      const user = await context.internalAdapter.createUser(
        { email, name: gebruiker.naam, emailVerified: true },
        { method: 'admin' },
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password,
      });
      await insertLidmaatschappen((tx as typeof db) ?? db, user.id, gebruiker.lidmaatschappen);
      return { kind: 'created', id: user.id };
    },
    addLidmaatschappen: async (tx, gebruikerId, lidmaatschappen) =>
      await insertLidmaatschappen(tx as typeof db, gebruikerId, lidmaatschappen),
  };
}

async function createAuth(options: {
  db: Kysely<LoginTables>;
  secret: string;
  publicUrl: string;
  signInAttempts?: number;
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
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_PASSWORD_LENGTH },
    session: { modelName: 'sessies', expiresIn: SESSION_SECONDS, updateAge: 15 * 60 },
    user: { modelName: 'gebruikers' },
    account: { modelName: 'inlogmiddelen' },
    verification: { modelName: 'verificaties' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'aanmeldpogingen',
      customRules: { '/sign-in/email': { window: 60, max: options.signInAttempts ?? SIGN_IN_ATTEMPTS } },
    },
    advanced: {
      // Cookies do not know ports: without it, signing in to one app on this machine signs you out of the other.
      cookiePrefix: `koppelpunt${new URL(options.publicUrl).port}`,
      useSecureCookies: new URL(options.publicUrl).protocol === 'https:',
      ipAddress: { ipAddressHeaders: ['x-koppelpunt-client'] },
    },
    logger: { disabled: true },
  });
}
