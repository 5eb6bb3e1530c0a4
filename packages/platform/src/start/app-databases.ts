import type { z } from 'zod';
import { ConfigError } from '../config/config.ts';
import { openDatabase, type Database, type OpenDatabaseOptions } from '../database/database.ts';
import { ensureDatabase } from '../database/server.ts';
import type { Geheimen, Sleutelbron } from '../geheimen/geheimen.ts';
import { openSleutels, type Sleutels } from '../geheimen/sleutelbestand.ts';
import { openLoginDatabase, type LoginDatabase } from '../login/login-database.ts';
import type { AnyApp, App } from './app-definition.ts';
import type { AppSettings } from './app-settings.ts';
import { prepareDatabase } from './prepare-database.ts';

export type OwnPoolOptions = Omit<OpenDatabaseOptions, 'url' | 'bereikVan'>;

/** Opened as the two roles that own nothing. */
export type Databases<Tables> = {
  database: Database<Tables>;
  loginDatabase: LoginDatabase;
  close(): Promise<void>;
};

export type OwnDatabases<Tables> = Databases<Tables> & {
  geheimen: Geheimen;
  /** The address of the application role: for the jobs, which keep connections of their own. */
  appUrl: string;
};

/** Brings the database up to date as its owner, and from there on only uses the roles. */
export async function openOwnDatabases<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  { url, sleutels, ...pool }: OwnPoolOptions & { url: string; sleutels: Sleutelbron },
): Promise<OwnDatabases<Tables>> {
  const { geheimen, ...urls } = await prepareDatabase({ url, migrations: app.migrations, sleutels });
  return { geheimen, appUrl: urls.app, ...openDatabases(app, urls, pool) };
}

export function openDatabases<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  urls: { app: string; login: string },
  pool: OwnPoolOptions,
): Databases<Tables> {
  const { maxConnections: _ofTheApplication, ...ofLogin } = pool;
  const database = openDatabase<Tables>({ ...pool, url: urls.app, bereikVan: app.rechten.bereikVan });
  const loginDatabase = openLoginDatabase({ ...ofLogin, url: urls.login });
  const close = async () => void (await Promise.all([database.close(), loginDatabase.close()]));
  return { database, loginDatabase, close };
}

/** With this address its owner comes in; the application itself does not. */
export async function findOwnUrl(app: AnyApp, settings: AppSettings<unknown>): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl;
  if (settings.serverUrl) return await ensureDatabase(settings.serverUrl, app.databaseName);
  throw new ConfigError(
    'Er is geen database gevonden. Start eerst `npm start`, of zet DATABASE_URL op het adres van een PostgreSQL-server.',
  );
}

/** The application's ring of keys: given, or made once and kept beside the demo's other secrets. */
export const openOwnSleutels = (app: AnyApp, { secret, dataDir }: AppSettings<unknown>): Sleutels =>
  openSleutels(secret, dataDir, `${app.prefix}_SECRET`);
