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

/** Begins its transactions with words of ours instead of a bare `begin`. */
class BeginningDriver extends PostgresDriver {
  readonly #begin: string;

  constructor(client: pg.PoolClient, begin: string) {
    const held = { query: client.query.bind(client) as PostgresPoolClient['query'], release() {} };
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

/** One for all: it remembers the names that it has turned. */
export const camelCase = new CamelCasePlugin();

/** Kysely on a connection that the caller holds; its transactions begin with `begin`. */
export function onConnection<Tables>(client: pg.PoolClient, begin: string): Kysely<Tables> {
  const dialect = new BeginningDialect(new BeginningDriver(client, begin));
  return new Kysely<Tables>({ dialect, plugins: [camelCase] });
}
