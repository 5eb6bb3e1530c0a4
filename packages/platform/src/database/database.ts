import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';

/** Column values as we want them in code: a date stays the text of the standard, a count is a number. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);

export type Database<Tables> = {
  readonly db: Kysely<Tables>;
  /** For what Kysely does not do: COPY and long-lived connections of the sync path. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

export type Tx<Tables> = Transaction<Tables>;

/** A connection of whichever application: for what writes to a table that all of them have. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely is invariant in its tables; no narrower type fits all
export type AnyDb = Kysely<any>;

export function openDatabase<Tables>(options: {
  url: string;
  applicationName: string;
  /** 10 is enough for a process of two cores; each costs PostgreSQL about 10 MB. */
  maxConnections?: number;
  /** A lost idle connection (PostgreSQL restarted) must not end the process: the pool opens a new one. */
  onIdleError?: (error: Error) => void;
}): Database<Tables> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    types,
  });
  pool.on('error', options.onIdleError ?? (() => {}));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool, cursor: Cursor }),
    plugins: [new CamelCasePlugin()],
  });
  /** Kysely ends the pool only when it asked something itself: after migrations alone, a connection would linger. */
  async function close(): Promise<void> {
    await db.destroy();
    if (!pool.ending) await pool.end();
  }
  let closing: Promise<void> | undefined;
  return {
    db,
    pool,
    close: () => (closing ??= close()),
  };
}
