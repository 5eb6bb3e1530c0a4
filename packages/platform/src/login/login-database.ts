import { Kysely, PostgresDialect } from 'kysely';
import type { LoginTables } from './login-tables.ts';
import { camelCase } from '../database/actor-transaction.ts';
import { onPool, openPool, type Database, type OpenDatabaseOptions } from '../database/database.ts';

/**
 * The login role's side of the database: people, sessions, passwords, places, and writing the logboek. better-auth asks
 * before anybody is known, through `db`, whose connections begin as `systeem:login`; what a known person does here goes
 * through `as`.
 */
export type LoginDatabase = Database<LoginTables> & { readonly db: Kysely<LoginTables> };

/** Sign-in asks little and briefly. */
const MAX_CONNECTIONS = 4;

export function openLoginDatabase(options: Omit<OpenDatabaseOptions, 'bereikVan'>): LoginDatabase {
  const pool = openPool({
    maxConnections: MAX_CONNECTIONS,
    ...options,
    settings: '-c koppelpunt.actor=systeem:login',
  });
  const db = new Kysely<LoginTables>({ dialect: new PostgresDialect({ pool }), plugins: [camelCase] });
  return { ...onPool<LoginTables>(pool, options), db };
}
