import pg from 'pg';
import { databaseWeg, Problem } from '../problem/problem.ts';

/** Column values as we want them in code: a date stays the text of the standard, a count is a number. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, Number);

export type PoolOptions = {
  url: string;
  applicationName: string;
  /** 10 is enough for a process of two cores; each costs PostgreSQL about 10 MB. */
  maxConnections?: number;
  /** Called for each connection that PostgreSQL closed on us, idle or in use. */
  onLost?: (error: Error) => void;
};

/** Connections that were lost. The error event may come later than the failure of the statement that was running. */
const lost = new WeakSet<pg.ClientBase>();

/**
 * A connection that PostgreSQL closes (a restart, a failover) emits `error`, and an event `error` that nobody hears ends
 * the process. The pool hears it of idle connections only, so each connection gets a listener of its own here. No other
 * file makes a pool or a client; a test holds that.
 */
function hearLoss<Client extends pg.ClientBase>(client: Client, onLost: (error: Error) => void): Client {
  return client.on('error', (error) => {
    // PostgreSQL's last words and the end of the socket are two errors of one loss.
    if (lost.has(client)) return;
    lost.add(client);
    onLost(error);
  }) as Client;
}

export function openPool({
  url,
  applicationName,
  maxConnections = 10,
  onLost = () => {},
}: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    types,
  });
  pool.on('connect', (client) => void hearLoss(client, onLost));
  // The listener of the connection has told it already.
  pool.on('error', () => {});
  return pool;
}

/** One connection, closed again however `run` ends. */
export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = hearLoss(new pg.Client({ connectionString: url }), () => {});
  try {
    await client.connect();
    return await run(client);
  } catch (error) {
    throw toLoss(error, client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Borrows a connection; a database that cannot be reached is a refusal in words. */
export async function borrow(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw isNoAnswer(error) ? databaseWeg(error) : error;
  }
}

/** The error for the caller: that the database went away goes before whatever that made fail. */
export function toLoss(error: unknown, client: pg.ClientBase): unknown {
  if (error instanceof Problem && !lost.has(client)) return error;
  return lost.has(client) || isEndOfConnection(error) ? databaseWeg(error) : error;
}

/** For a wait that a lost connection never ends: a cursor closes when PostgreSQL says so. */
export async function untilLost(client: pg.PoolClient, run: () => Promise<void>): Promise<void> {
  if (lost.has(client)) return;
  let stop = () => {};
  const ended = new Promise<void>((resolve) => void client.once('end', (stop = resolve)));
  await Promise.race([run(), ended]).finally(() => client.removeListener('end', stop));
}

export const isLost = (client: pg.ClientBase): boolean => lost.has(client);

/** PostgreSQL's own last words on a connection: it shuts down, crashed, starts up, or closed what stood idle. */
const LAST_WORDS = /^(?:08...|57P0[1-5]|25P0[34])$/;

const codeOf = (error: unknown): string => (error as { code?: string } | undefined)?.code ?? '';

const isEndOfConnection = (error: unknown): boolean => LAST_WORDS.test(codeOf(error));

/** While connecting: nobody listens, the server is still starting, it has no place left, or the socket closed. */
function isNoAnswer(error: unknown): boolean {
  return (
    isEndOfConnection(error) ||
    /^(?:E[A-Z]+|53300)$/.test(codeOf(error)) ||
    /^(?:Connection terminated|timeout exceeded)/.test((error as Error).message)
  );
}
