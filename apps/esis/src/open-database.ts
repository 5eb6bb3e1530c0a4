import {
  ConfigError,
  createGeheimen,
  DEFAULT_DATA_DIR,
  ensureDatabase,
  getSecret,
  migrate,
  openDatabase,
  PLATFORM_MIGRATIONS,
  type Database,
  type Geheimen,
} from '@koppelpunt/platform';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { DB } from './database.generated.ts';

const DATABASE = 'koppelpunt_esis';

export const MIGRATIONS = [
  PLATFORM_MIGRATIONS,
  { name: 'esis', folder: join(import.meta.dirname, '../migrations') },
];

/** The database of this configuration, made when it is missing and brought up to date. */
export async function openOwnDatabase(
  config: Config,
  options: { applicationName: string; onIdleError?: (error: Error) => void },
): Promise<Database<DB>> {
  const url = config.ESIS_DATABASE_URL ?? (await ensureOnServer(config.DATABASE_URL));
  const database = openDatabase<DB>({ url, ...options });
  try {
    await migrate(database.pool, MIGRATIONS);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function ensureOnServer(serverUrl: string | undefined): Promise<string> {
  if (serverUrl === undefined) {
    throw new ConfigError(
      'Er is geen database. Start Koppelpunt met `npm start`, of zet DATABASE_URL op het adres van een PostgreSQL-server.',
    );
  }
  return await ensureDatabase(serverUrl, DATABASE);
}

/** The application's one secret: given, or made once and kept beside the demo's other secrets. */
export function openGeheimen(config: Config): Geheimen {
  return createGeheimen(
    config.ESIS_SECRET ?? getSecret(config.KOPPELPUNT_DATA ?? DEFAULT_DATA_DIR, 'ESIS_SECRET'),
  );
}
