import {
  ConfigError,
  DEFAULT_DATA_DIR,
  ensureDatabase,
  openDatabase,
  openLoginDatabase,
  openSleutels,
  PLATFORM_MIGRATIONS,
  prepareDatabase,
  type Geheimen,
  type LoginDatabase,
  type Sleutels,
} from '@koppelpunt/platform';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { DB } from './database.generated.ts';
import type { EsisDatabase } from './database.ts';
import { bereikVan } from './rechten/rechten.ts';

const DATABASE = 'koppelpunt_esis';

export const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  { name: 'esis', folder: join(import.meta.dirname, '../migrations') },
];

export type Databases = { database: EsisDatabase; loginDatabase: LoginDatabase; close(): Promise<void> };

/** The database of this configuration, made when it is missing and brought up to date by its owner; opened as neither. */
export async function openOwnDatabases(
  config: Config,
  options: { applicationName: string; onIdleError?: (error: Error) => void },
): Promise<Databases & { geheimen: Geheimen; appUrl: string }> {
  const url = await findOwnUrl(config);
  const sleutels = openOwnSleutels(config).lees;
  const { geheimen, ...urls } = await prepareDatabase({ url, migrations: MIGRATIONS, sleutels });
  return { geheimen, appUrl: urls.app, ...openDatabases(urls, options) };
}

export function openDatabases(
  urls: { app: string; login: string },
  { now, ...options }: { applicationName: string; onIdleError?: (error: Error) => void; now?: () => Date },
): Databases {
  const database = openDatabase<DB>({ url: urls.app, bereikVan, ...options, ...(now && { now }) });
  const loginDatabase = openLoginDatabase({ url: urls.login, ...options });
  const close = async () => void (await Promise.all([database.close(), loginDatabase.close()]));
  return { database, loginDatabase, close };
}

/** The address for the owner of the tables; the application itself does not use it. */
export const findOwnUrl = async (config: Config): Promise<string> =>
  config.ESIS_DATABASE_URL ?? (await ensureOnServer(config.DATABASE_URL));

async function ensureOnServer(serverUrl: string | undefined): Promise<string> {
  if (serverUrl === undefined) {
    throw new ConfigError(
      'Er is geen database. Start Koppelpunt met `npm start`, of zet DATABASE_URL op het adres van een PostgreSQL-server.',
    );
  }
  return await ensureDatabase(serverUrl, DATABASE);
}

/** The application's ring of keys: given, or made once and kept beside the demo's other secrets. */
export const openOwnSleutels = ({ ESIS_SECRET, KOPPELPUNT_DATA }: Config): Sleutels =>
  openSleutels(ESIS_SECRET, KOPPELPUNT_DATA ?? DEFAULT_DATA_DIR, 'ESIS_SECRET');
