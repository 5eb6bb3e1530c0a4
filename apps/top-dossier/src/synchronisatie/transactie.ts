import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Db } from '../database.ts';
import type { DB } from '../database.generated.ts';

/**
 * One transaction with both hands: `client` for COPY, which Kysely does not do, and `tx` for all other queries, on the
 * same connection. A connection that cannot even roll back is thrown away.
 */
export async function withTransactie<T>(
  pool: pg.Pool,
  run: (client: pg.PoolClient, tx: Db) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const same: PostgresPool = {
    options: {},
    connect: async () => ({ query: client.query.bind(client) as PostgresPoolClient['query'], release() {} }),
    end: async () => {},
  };
  const dialect = new PostgresDialect({ pool: same });
  const tx: Db = new Kysely<DB>({ dialect, plugins: [new CamelCasePlugin()] });
  let broken = false;
  try {
    await client.query('begin');
    const result = await run(client, tx);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
