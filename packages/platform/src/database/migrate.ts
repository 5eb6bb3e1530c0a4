import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { ensureJobSchema } from './job-schema.ts';
import { ensureGroups } from './roles.ts';

/** Any fixed number does; it only has to be the same for every process that migrates this database. */
const MIGRATION_LOCK = 4_157_001;

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
export async function migrate(pool: pg.Pool, folders: readonly MigrationFolder[]): Promise<string[]> {
  const files = (await Promise.all(folders.map(listFiles))).flat();
  const client = await pool.connect();
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
      await runFile(client, name, await readFile(path, 'utf8'));
      ran.push(name);
    }
    await ensureJobSchema(client);
    return ran;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  }
}

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
    await client.query('rollback');
    throw new Error(`migration ${file} failed: ${(cause as Error).message}`, { cause });
  }
}
