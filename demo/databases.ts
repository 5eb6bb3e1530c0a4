import { ensureDatabase, migrate, openPool } from '@koppelpunt/platform';
import { APPS } from '../scripts/apps.ts';
import { DemoError } from './demo-error.ts';

/** Both databases on this server, made when they are missing and brought up to date. */
export async function prepareDatabases(serverUrl: string): Promise<void> {
  for (const { database, migrations } of APPS) {
    const url = await ensureOrExplain(serverUrl, database);
    const pool = openPool({ url, applicationName: 'migraties', maxConnections: 1 });
    try {
      await migrate(pool, migrations);
    } finally {
      await pool.end();
    }
  }
}

async function ensureOrExplain(serverUrl: string, database: string): Promise<string> {
  try {
    return await ensureDatabase(serverUrl, database);
  } catch (error) {
    const { host, username } = new URL(serverUrl);
    const { code } = error as { code?: string };
    const what =
      code === '42501'
        ? `mag geen databank ${database} maken`
        : `kan de databankserver niet gebruiken (${code ?? 'geen verbinding'})`;
    throw new DemoError(`Gebruiker ${username || '(geen)'} ${what} op ${host}. Controleer DATABASE_URL.`, {
      cause: error,
    });
  }
}
