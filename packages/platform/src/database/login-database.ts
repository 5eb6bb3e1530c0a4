import type { LoginTables } from '../login/login-tables.ts';
import { onPool, openPool, type Database, type OpenDatabaseOptions } from './database.ts';

/**
 * The login role's side of the database: people, sessions, passwords, places, and writing the logboek. better-auth asks
 * before anybody is known, through `db`, whose connections begin as `systeem:login`; what a known person does here goes
 * through `as`.
 */
export type LoginDatabase = Omit<Database<LoginTables>, 'db' | 'pool'> &
  // Not deprecated here: better-auth brings its own queries.
  { readonly db: Database<LoginTables>['db'] };

/** Sign-in asks little and briefly. */
const MAX_CONNECTIONS = 4;

export function openLoginDatabase(options: Omit<OpenDatabaseOptions, 'bereikVan'>): LoginDatabase {
  return onPool<LoginTables>(
    openPool({
      maxConnections: MAX_CONNECTIONS,
      ...options,
      settings: '-c koppelpunt.actor=systeem:login',
    }),
  );
}
