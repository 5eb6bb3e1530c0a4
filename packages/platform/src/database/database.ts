import type { Kysely, Transaction } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../actor/actor.ts';
import { isDatabaseWeg } from '../problem/problem.ts';
import { onConnection } from './actor-transaction.ts';
import { borrow, isLost, openPool, toLoss, type PoolOptions } from './connections.ts';
import { NERGENS, serializeBegin, type BereikOf, type WhoAsksOptions } from './who-asks.ts';

export type Tx<Tables> = Transaction<Tables>;

/**
 * Who does something, in which transaction, and when. `Database.as` makes it, and every function that works inside a
 * transaction takes it as its first parameter: nobody can forget who asks, or look at another clock.
 */
export type Handeling<Tables> = {
  readonly actor: Actor;
  readonly tx: Tx<Tables>;
  /** The moment at which the transaction began, on the clock of the database's options. */
  readonly now: Date;
};

/** A snapshot outlives a function: an answer streams from it. The caller that opens it closes it, however it ended. */
export type Snapshot<Tables> = Handeling<Tables> & { close(): Promise<void> };

/**
 * The database of an application. There is no way to ask it anything without saying who asks: each verb is one
 * transaction of one actor, and PostgreSQL's own policies decide what that actor sees (migration 0003).
 */
export type Database<Tables> = {
  /** One transaction. Hold it over nothing that may take long: no network call, no person. */
  as<T>(
    actor: Actor,
    run: (handeling: Handeling<Tables>) => Promise<T>,
    options?: WhoAsksOptions,
  ): Promise<T>;
  /** The same with its connection, for what Kysely does not do: COPY. */
  asWithClient<T>(
    actor: Actor,
    run: (handeling: Handeling<Tables>, client: pg.PoolClient) => Promise<T>,
    options?: WhoAsksOptions,
  ): Promise<T>;
  /** Read only, with everything as it was at the first question. */
  openSnapshot(actor: Actor, options?: Omit<WhoAsksOptions, 'mode'>): Promise<Snapshot<Tables>>;
  /** The clock of every handeling, for code outside a transaction. */
  now(): Date;
  /** Throws when the database does not answer. */
  checkHealth(): Promise<void>;
  close(): Promise<void>;
};

/** A connection of any application, for code that writes to a table that all of them have. */
// oxlint-disable-next-line typescript/no-explicit-any -- Kysely is invariant in its tables; no narrower type fits all
export type AnyDb = Kysely<any>;

export type OpenDatabaseOptions = PoolOptions & {
  /** Where an actor may look; without it, a person may look nowhere. */
  bereikVan?: BereikOf;
  /** The clock; a test gives one that it turns. */
  now?: () => Date;
};

export function openDatabase<Tables>(options: OpenDatabaseOptions): Database<Tables> {
  return onPool<Tables>(openPool(options), options);
}

export function onPool<Tables>(
  pool: pg.Pool,
  { bereikVan = () => NERGENS, now = () => new Date() }: Pick<OpenDatabaseOptions, 'bereikVan' | 'now'> = {},
): Database<Tables> {
  const begin = (actor: Actor, moment: Date, asked: WhoAsksOptions = {}) =>
    serializeBegin(actor, bereikVan(actor), { ...asked, now: moment });

  async function asWithClient<T>(
    actor: Actor,
    run: (handeling: Handeling<Tables>, client: pg.PoolClient) => Promise<T>,
    asked?: WhoAsksOptions,
  ): Promise<T> {
    const client = await borrow(pool);
    try {
      const moment = now();
      const held = onConnection<Tables>(client, begin(actor, moment, asked));
      return await held.transaction().execute(async (tx) => await run({ actor, tx, now: moment }, client));
    } catch (error) {
      throw toLoss(error, client);
    } finally {
      release(client);
    }
  }

  async function openSnapshot(actor: Actor, asked?: WhoAsksOptions): Promise<Snapshot<Tables>> {
    const client = await borrow(pool);
    try {
      const moment = now();
      const held = onConnection<Tables>(client, begin(actor, moment, { ...asked, mode: 'snapshot' }));
      const tx = await held.startTransaction().execute();
      let closing: Promise<void> | undefined;
      // Nothing was written; rolling back is how a read-only transaction ends without asking whether it was healthy.
      const close = async () => {
        try {
          // A connection that is gone has rolled back already.
          if (!isLost(client)) await tx.rollback().execute();
        } catch (error) {
          if (!isDatabaseWeg(error)) throw error;
        } finally {
          release(client);
        }
      };
      return { actor, tx, now: moment, close: () => (closing ??= close()) };
    } catch (error) {
      release(client);
      throw toLoss(error, client);
    }
  }

  let closing: Promise<void> | undefined;
  return {
    as: async (actor, run, asked) =>
      await asWithClient(actor, async (handeling) => await run(handeling), asked),
    asWithClient,
    openSnapshot,
    now,
    checkHealth: async () => void (await pool.query('select 1')),
    close: () => (closing ??= pool.end()),
  };
}

/** A connection whose transaction did not end still knows its actor, so nobody else gets it. */
function release(client: pg.PoolClient): void {
  client.release(isLost(client) || client.getTransactionStatus() !== 'I');
}
