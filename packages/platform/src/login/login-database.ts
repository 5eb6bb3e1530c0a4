import {
  openDatabase,
  type Database,
  type Handeling,
  type OpenDatabaseOptions,
} from '../database/database.ts';
import type { LoginTables } from './login-tables.ts';

/** The database as the role of sign-in sees it: people, sessions, passwords and places; of the logboek it may only add. */
export type LoginDatabase = Database<LoginTables>;
export type LoginHandeling = Handeling<LoginTables>;

/** Sign-in asks little and briefly. */
const MAX_CONNECTIONS = 4;

export const openLoginDatabase = (options: Omit<OpenDatabaseOptions, 'bereikVan'>): LoginDatabase =>
  openDatabase<LoginTables>({ maxConnections: MAX_CONNECTIONS, ...options });
