import {
  openDatabase,
  openLoginDatabase,
  prepareDatabase,
  type Geheimen,
  type LoginDatabase,
  type Sleutelbron,
} from '@koppelpunt/platform';
import { MIGRATIONS, type TopDossierDatabase } from './database.ts';
import type { DB } from './database.generated.ts';
import { bereikVan } from './rechten/rechten.ts';

export type OwnDatabase = {
  /** As the application role. */
  database: TopDossierDatabase;
  /** As the role of sign-in: people, sessions and places. */
  loginDatabase: LoginDatabase;
  geheimen: Geheimen;
  /** The address of the application role: for the jobs, which keep connections of their own. */
  appUrl: string;
  close(): Promise<void>;
};

/** Brings the database up to date as its owner, and from there on only uses the roles that own nothing. */
export async function openOwnDatabase(options: {
  url: string;
  sleutels: Sleutelbron;
  applicationName: string;
  maxConnections?: number;
  onIdleError?: (error: Error) => void;
}): Promise<OwnDatabase> {
  const { url, sleutels, ...pool } = options;
  const { app, login, geheimen } = await prepareDatabase({ url, migrations: MIGRATIONS, sleutels });
  const database = openDatabase<DB>({ ...pool, url: app, bereikVan });
  const { maxConnections: _ofTheApp, ...ofLogin } = pool;
  const loginDatabase = openLoginDatabase({ ...ofLogin, url: login });
  return {
    database,
    loginDatabase,
    geheimen,
    appUrl: app,
    async close() {
      await Promise.all([database.close(), loginDatabase.close()]);
    },
  };
}
