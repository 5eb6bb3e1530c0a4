import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

export type Owner<Tables> = { db: Kysely<Tables>; pool: pg.Pool; close(): Promise<void> };

/** The database as its owner sees it: every row. Only for rows that a test must read or write itself. */
export function openOwner<Tables>(url: string): Owner<Tables> {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 2, types });
  pool.on('error', () => {}); // a test that kills PostgreSQL loses this connection too
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
  return {
    db,
    pool,
    async close() {
      await db.destroy();
      if (!pool.ending) await pool.end();
    },
  };
}
