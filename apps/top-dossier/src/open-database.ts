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

type PoolOptions = {
  applicationName: string;
  maxConnections?: number;
  onIdleError?: (error: Error) => void;
};

/** Opened as the two roles that own nothing. */
export type Databases = {
  /** As the application role. */
  database: TopDossierDatabase;
  /** As the role of sign-in: people, sessions and places. */
  loginDatabase: LoginDatabase;
  close(): Promise<void>;
};

export type OwnDatabase = Databases & {
  geheimen: Geheimen;
  /** The address of the application role: for the jobs, which keep connections of their own. */
  appUrl: string;
};

/** Brings the database up to date as its owner, and from there on only uses the roles. */
export async function openOwnDatabase({
  url,
  sleutels,
  ...pool
}: PoolOptions & { url: string; sleutels: Sleutelbron }): Promise<OwnDatabase> {
  const { geheimen, ...urls } = await prepareDatabase({ url, migrations: MIGRATIONS, sleutels });
  return { ...openAsRoles(urls, pool), geheimen, appUrl: urls.app };
}

export function openAsRoles(urls: { app: string; login: string }, pool: PoolOptions): Databases {
  const { maxConnections: _ofTheApplication, ...ofLogin } = pool;
  const database = openDatabase<DB>({ ...pool, url: urls.app, bereikVan });
  const loginDatabase = openLoginDatabase({ ...ofLogin, url: urls.login });
  return {
    database,
    loginDatabase,
    async close() {
      await Promise.all([database.close(), loginDatabase.close()]);
    },
  };
}
