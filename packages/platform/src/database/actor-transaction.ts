import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresPoolClient,
} from 'kysely';
import type pg from 'pg';
import Cursor from 'pg-cursor';
import { toLoss, untilLost } from './connections.ts';
import { nameStatement } from './name-statement.ts';

/**
 * Gives a statement with parameters its name; a cursor and `commit` go as they are. A snapshot is read long after it was
 * opened, so each statement says itself that the database went away.
 */
function queryOf(client: pg.PoolClient): PostgresPoolClient['query'] {
  const fail = (error: unknown) => {
    throw toLoss(error, client);
  };
  const query = (asked: string | Cursor, values: readonly unknown[] = []) => {
    if (typeof asked !== 'string') {
      const cursor = client.query(asked);
      const read = async (rows: number) => await cursor.read(rows).catch(fail);
      return { read, close: async () => await untilLost(client, () => cursor.close()) };
    }
    if (values.length === 0) return client.query(asked).catch(fail);
    return client.query({ text: asked, values: [...values], ...nameStatement(asked) }).catch(fail);
  };
  return query as PostgresPoolClient['query'];
}

/** Begins its transactions with our own statement instead of a bare `begin`. */
class BeginningDriver extends PostgresDriver {
  readonly #begin: string;

  constructor(client: pg.PoolClient, begin: string) {
    const held = { query: queryOf(client), release() {} };
    super({ pool: { options: {}, connect: async () => held, end: async () => {} }, cursor: Cursor });
    this.#begin = begin;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin));
  }
}

class BeginningDialect extends PostgresDialect {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    super({ pool: async () => await Promise.reject(new Error('the driver has its connection')) });
    this.#driver = driver;
  }

  override createDriver(): Driver {
    return this.#driver;
  }
}

/** One for all, because it remembers the names that it has converted. */
export const camelCase = new CamelCasePlugin();

/** Kysely on a connection that the caller holds; its transactions begin with `begin`. */
export function onConnection<Tables>(client: pg.PoolClient, begin: string): Kysely<Tables> {
  const dialect = new BeginningDialect(new BeginningDriver(client, begin));
  return new Kysely<Tables>({ dialect, plugins: [camelCase] });
}
