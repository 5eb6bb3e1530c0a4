import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { ConfigError } from '../config/config.ts';
import { borrow, isLost, toLoss } from './connections.ts';
import { ensureJobSchema } from './job-schema.ts';
import { ensureGroups } from './roles.ts';

/** Any fixed number does; it only has to be the same for every process that migrates this database. */
const MIGRATION_LOCK = 4_157_001;

/**
 * Whoever changes a table waits for everybody that uses it, and everybody that comes later waits behind that. So a
 * migration waits briefly, steps back, and tries again: a backup or a long answer is not in the way for ever, and neither
 * are we. Thirty times is about four minutes.
 */
const LOCK_WAIT = { timeoutMs: 3_000, pauseMs: 5_000, tries: 30 };

/** The tables that every application has: people, sessions, logboek. */
export const PLATFORM_MIGRATIONS = {
  name: 'platform',
  folder: join(import.meta.dirname, '../../migrations'),
};

export type MigrationFolder = { name: string; folder: string };

/**
 * Every table is under forced row-level security, so its owner too needs a policy: for later migrations, and for the
 * functions that run as the owner on purpose (`security definer`).
 */
const OWNER_POLICIES = `
  do $$
  declare tabel regclass;
  begin
    for tabel in
      select c.oid from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relforcerowsecurity
         and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'eigenaar')
    loop
      execute format('create policy eigenaar on %s to current_user using (true) with check (true)', tabel);
    end loop;
  end
  $$`;

/**
 * Brings a database up to date with the numbered `.sql` files of the folders, in that order. Each file runs in its own
 * transaction, once; processes that start together wait for one another. Returns the names of the files that ran.
 */
export async function migrate(
  pool: pg.Pool,
  folders: readonly MigrationFolder[],
  lockWait = LOCK_WAIT,
): Promise<string[]> {
  const files = (await Promise.all(folders.map(listFiles))).flat();
  const client = await borrow(pool);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureGroups(client);
    await client.query(
      'create table if not exists migraties (naam text primary key, uitgevoerd_op timestamptz not null default now())',
    );
    const done = new Set(
      (await client.query<{ naam: string }>('select naam from migraties')).rows.map((row) => row.naam),
    );
    const ran: string[] = [];
    for (const { name, path } of files) {
      if (done.has(name)) continue;
      const sql = await readFile(path, 'utf8');
      await withLockWait(client, lockWait, async () => await runFile(client, name, sql));
      ran.push(name);
    }
    await withLockWait(client, lockWait, async () => await ensureJobSchema(client));
    return ran;
  } catch (error) {
    throw toLoss(error, client);
  } finally {
    await endSession(client);
  }
}

/** A lost connection has given its lock back already. */
async function endSession(client: pg.PoolClient): Promise<void> {
  try {
    if (!isLost(client))
      await client.query(`reset lock_timeout; select pg_advisory_unlock(${MIGRATION_LOCK})`);
  } catch (error) {
    if (!isLost(client)) throw error;
  } finally {
    client.release(isLost(client));
  }
}

async function withLockWait(
  client: pg.PoolClient,
  { timeoutMs, pauseMs, tries }: typeof LOCK_WAIT,
  run: () => Promise<void>,
): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await client.query(`set lock_timeout = ${timeoutMs}`);
      await run();
      return;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      if (left <= 1) throw tablesInUse(error);
      await wait(pauseMs);
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return (code ?? cause?.code) === '55P03';
}

const tablesInUse = (cause: unknown) =>
  new ConfigError(
    'De tabellen kunnen niet worden bijgewerkt: een ander programma houdt ze bezet, zoals een back-up. Er is niets half ' +
      'gewijzigd. Wacht tot dat klaar is en start opnieuw.',
    { cause },
  );

async function listFiles({ name, folder }: MigrationFolder): Promise<{ name: string; path: string }[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.+\.sql$/.test(file)).toSorted();
  return files.map((file) => ({ name: `${name}/${file}`, path: join(folder, file) }));
}

async function runFile(client: pg.PoolClient, file: string, sql: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(OWNER_POLICIES);
    await client.query('insert into migraties (naam) values ($1)', [file]);
    await client.query('commit');
  } catch (cause) {
    if (!isLost(client)) await client.query('rollback').catch(() => {});
    throw new Error(`migration ${file} failed: ${(cause as Error).message}`, { cause });
  }
}
