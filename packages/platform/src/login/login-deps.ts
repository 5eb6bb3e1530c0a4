import type { Kysely } from 'kysely';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { LoginDatabase } from './login-database.ts';
import type { Auth } from './auth.ts';
import type { LoginTables } from './login-tables.ts';
import type { Herkomst, Sessie } from './sessies.ts';

export type LoginTx = Kysely<LoginTables>;

/** What every step of signing in stands on. */
export type LoginDeps = {
  /** One transaction, in which PostgreSQL knows who asks. */
  as: LoginDatabase['as'];
  getAuth(): Promise<Auth>;
  geheimen: Pick<Geheimen, 'encrypt' | 'decrypt'>;
  /** How the application calls itself, in an authenticator app and in mails. */
  titel: string;
  publicUrl: string;
  now(): Date;
};

/** What a request says besides its body. */
export type Aanroep = Herkomst & {
  /** The device cookie, when there is one. */
  apparaat: string | undefined;
  /** The session that this browser has already, whole or half-way. */
  sessie: Sessie | undefined;
};

/** What the browser gets after a step that opened a session. */
export type NieuweSessie = {
  token: string;
  /** Only of a whole session. */
  apparaat?: string;
};
