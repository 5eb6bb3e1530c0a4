import { withClient } from './connections.ts';

/** The address of one database on the server that `serverUrl` names. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Creates the database if it does not exist; two processes that try at the same time both succeed. */
export async function ensureDatabase(serverUrl: string, database: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount !== 0) return;
    const name = client.escapeIdentifier(database);
    await client
      .query(`create database ${name} encoding 'UTF8' template template0`)
      .catch((error: unknown) => {
        if (!isDuplicateDatabase(error)) throw error;
      });
  });
  return databaseUrl(serverUrl, database);
}

function isDuplicateDatabase(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '42P04' || code === '23505';
}
