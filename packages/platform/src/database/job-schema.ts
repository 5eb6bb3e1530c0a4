import type pg from 'pg';

/** The schema version that this version of pg-boss wants; a test notices when a newer one wants another. */
export const JOB_SCHEMA_VERSION = 46;

/**
 * pg-boss' tables (schema `pgboss`), made and brought up to date by the owner: the application role only works in them.
 * They hold names of queues and ids, nothing of a pupil, and have no row-level security.
 */
export async function ensureJobSchema(client: pg.PoolClient): Promise<void> {
  const found = await findState(client);
  if (found?.version !== JOB_SCHEMA_VERSION) await install(client);
  else if (found.isGranted) return;
  await client.query(`
    grant usage on schema pgboss to koppelpunt_app;
    grant select, insert, update, delete on all tables in schema pgboss to koppelpunt_app;
    grant execute on all functions in schema pgboss to koppelpunt_app;
    grant usage on all sequences in schema pgboss to koppelpunt_app`);
}

async function install(client: pg.PoolClient): Promise<void> {
  // Loaded only when there is work to do, so that a command line starts without it.
  const { PgBoss } = await import('pg-boss');
  const executeSql = async (text: string, values: unknown[] = []) => {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text, values);
    return Array.isArray(result) ? { rows: result.flatMap(({ rows }) => rows as unknown[]) } : result;
  };
  const boss = new PgBoss({ db: { executeSql }, supervise: false, schedule: false });
  boss.on('error', () => {}); // start() itself throws the errors that matter
  await boss.start();
  await boss.stop({ graceful: false, close: false });
}

/** A database from before the application role has the tables, but not the grants. */
async function findState(
  client: pg.PoolClient,
): Promise<{ version: number; isGranted: boolean } | undefined> {
  const { rows } = await client.query<{ found: string | null }>(
    `select to_regclass('pgboss.version') as found`,
  );
  if (!rows[0]?.found) return undefined;
  const state = await client.query<{ version: number; isGranted: boolean }>(
    `select version, has_schema_privilege('koppelpunt_app', 'pgboss', 'usage') as "isGranted" from pgboss.version`,
  );
  return state.rows[0];
}
