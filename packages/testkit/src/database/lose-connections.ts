import type pg from 'pg';
import { setTimeout as wait } from 'node:timers/promises';

const FOUND = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

/** Ends every connection of the processes with this name, as a failover does, and waits until they are gone. */
export async function loseConnections(owner: pg.Pool, applicationName: string): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.query(
      `select pg_terminate_backend(pid) ${FOUND} and application_name = $1`,
      [applicationName],
    );
    if (rowCount === 0) return;
    await wait(10);
  }
}

/**
 * Holds a table, so that each act that comes to it stands still inside its transaction. `waiting` resolves when one does.
 */
export async function holdTable(
  owner: pg.Pool,
  table: string,
): Promise<{ waiting(): Promise<void>; release(): Promise<void> }> {
  const client = await owner.connect();
  client.on('error', () => {}); // a test that stops PostgreSQL loses this connection too
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return {
    async waiting() {
      const isWaiting = async () =>
        (await owner.query(`select 1 ${FOUND} and wait_event_type = 'Lock'`)).rowCount !== 0;
      while (!(await isWaiting())) await wait(10);
    },
    async release() {
      await client.query('rollback').catch(() => {});
      client.release(true);
    },
  };
}
