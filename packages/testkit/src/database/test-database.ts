import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  ensureDatabase,
  ensureUsers,
  migrate,
  startEmbeddedPostgres,
  databaseUrl,
} from '@koppelpunt/platform';

type MigrationFolders = Parameters<typeof migrate>[1];

export type TestDatabase = {
  /** The owner's address, to read and write behind the application's back. */
  url: string;
  /** The addresses of the application role and of sign-in, on which an application runs. */
  appUrl: string;
  loginUrl: string;
  drop(): Promise<void>;
};

/**
 * A fresh database of this application's shape; call `drop` in `after`. It is a copy of a template that is migrated once
 * per server, so that a test file pays about 50 ms. `npm test` starts one server for all files and names it in
 * TEST_DATABASE_URL; a file that runs alone starts its own, and stops it with its last database.
 */
export async function createTestDatabase(folders: MigrationFolders): Promise<TestDatabase> {
  const given = process.env['TEST_DATABASE_URL'];
  const server = given ? { url: given, release: async () => {} } : await useOwnServer();
  const template = `template_${folders.map(({ name }) => name).join('_')}`.replaceAll('-', '_');
  await prepareTemplate(server.url, template, folders);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(server.url, `create database ${name} template ${template}`);
  const url = databaseUrl(server.url, name);
  const password = randomBytes(16).toString('hex');
  const { app, login } = await ensureUsers(url, (role) => `${role}-${password}`);
  return {
    url,
    appUrl: app,
    loginUrl: login,
    async drop() {
      await query(server.url, `drop database ${name} with (force)`);
      await query(server.url, `drop role ${name}_app, ${name}_login`);
      await server.release();
    },
  };
}

/** One file at a time, because PostgreSQL does not copy a template with connections. */
const TEMPLATE_LOCK = 4_157_002;

async function prepareTemplate(
  serverUrl: string,
  template: string,
  folders: MigrationFolders,
): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const pool = new pg.Pool({ connectionString: await ensureDatabase(serverUrl, template), max: 2 });
    try {
      await migrate(pool, folders);
    } finally {
      await pool.end();
    }
  } finally {
    await client.end();
  }
}

let ownServer: { started: Promise<{ url: string; stop: () => Promise<void> }>; users: number } | undefined;

async function useOwnServer(): Promise<{ url: string; release: () => Promise<void> }> {
  const own = (ownServer ??= { started: startOwnServer(), users: 0 });
  own.users += 1;
  const { url, stop } = await own.started;
  return {
    url,
    async release() {
      own.users -= 1;
      if (own.users > 0) return;
      ownServer = undefined;
      await stop();
    },
  };
}

async function startOwnServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'koppelpunt-test-'));
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function query(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
