/** PostgreSQL closes a connection at the worst moment: the caller hears it, nothing half stays, and this process goes on. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createTestDatabase, openOwner, type Owner, type TestDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { openStaging } from '../staging/staging.ts';
import { openPool, withClient } from './connections.ts';
import { openDatabase, type Database, type Tx } from './database.ts';
import { migrate, PLATFORM_MIGRATIONS } from './migrate.ts';

type Tables = Record<string, never>;
const ACTOR = dangerouslyAsSystem('test');
const STAGING = { table: 'kinderen', columns: ['naam'], leaving: 'delete' } as const;
const WEG = { name: 'Problem', status: 503, code: 'DATABASE_WEG' };

let testDatabase: TestDatabase;
let owner: Owner<object>;
let database: Database<Tables>;
let lost: number;

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  owner = openOwner(testDatabase.url);
  await owner.pool.query(`
    create table kinderen (key text primary key, hash text, naam text);
    grant select, insert, update, delete on kinderen to koppelpunt_app`);
  const url = testDatabase.appUrl;
  database = openDatabase({ url, applicationName: 'test', maxConnections: 2, onLost: () => (lost += 1) });
});
beforeEach(() => {
  lost = 0;
});
after(async () => {
  await database.close();
  await owner.close();
  await testDatabase.drop();
});

/** Ends every connection with this name, and waits until PostgreSQL has none of them any more. */
async function kill(name = 'test'): Promise<void> {
  for (;;) {
    const { rowCount } = await owner.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()`,
      [name],
    );
    if (rowCount === 0) return;
    await wait(10);
  }
}

const insert = async (tx: Tx<Tables>, key: string) =>
  void (await sql`insert into kinderen values (${key}, 'h', 'naam')`.execute(tx));
const listKeys = async () =>
  (await owner.pool.query<{ key: string }>('select key from kinderen order by key')).rows.map(
    ({ key }) => key,
  );

test('between two statements of a transaction', async () => {
  const act = database.as(ACTOR, async ({ tx }) => {
    await insert(tx, 'half');
    await kill();
    await insert(tx, 'heel');
  });
  await assert.rejects(act, WEG);
  assert.equal(lost, 1);
  await database.as(ACTOR, async ({ tx }) => await insert(tx, 'daarna'));
  assert.deepEqual(await listKeys(), ['daarna']);
});

test('during a statement, and while an act does something else and then fails by itself', async () => {
  const asleep = database.as(ACTOR, async ({ tx }) => await sql`select pg_sleep(60)`.execute(tx));
  const elsewhere = database.as(ACTOR, async ({ tx }) => {
    await insert(tx, 'elders');
    await kill();
    await wait(50);
    throw new Error('the act failed');
  });
  await Promise.all([assert.rejects(asleep, WEG), assert.rejects(elsewhere, WEG)]);
  assert.deepEqual(await listKeys(), ['daarna']);
});

test('what is handed in last, the commit, is not told as done', async () => {
  const act = database.as(ACTOR, async ({ tx }) => {
    await insert(tx, 'vlak voor het einde');
    await kill();
    await wait(50);
  });
  await assert.rejects(act, WEG);
  assert.deepEqual(await listKeys(), ['daarna']);
});

const series = sql<{ n: number }>`generate_series(1, 100000)`.as<'n'>(sql`series(n)`);

test('while rows stream from a snapshot: reading ends with the reason, and closing does not fail', async () => {
  for (const pause of [0, 50]) {
    const snapshot = await database.openSnapshot(ACTOR);
    const rows = async () => {
      let isKilled = false;
      for await (const _row of snapshot.tx.selectFrom(series).selectAll().stream(100)) {
        if (isKilled) continue;
        isKilled = true;
        await kill();
        await wait(pause);
      }
    };
    await assert.rejects(within(5_000, rows()), WEG);
    await within(5_000, snapshot.close());
  }
});

test('in the middle of a COPY: nothing of it stays, and no wait is for ever', async () => {
  for (const pause of [0, 50]) {
    const act = database.asWithClient(ACTOR, async (_handeling, client) => {
      const sink = await openStaging(client, STAGING);
      try {
        await sink.write('a\th\tAnna\n'.repeat(10_000));
        await kill();
        await wait(pause);
        for (let i = 0; i < 100; i++) await sink.write('b\th\tBas\n'.repeat(1_000));
        await sink.end();
      } catch (error) {
        await sink.abandon();
        throw error;
      }
    });
    await assert.rejects(within(5_000, act), WEG);
  }
  assert.deepEqual(await listKeys(), ['daarna']);
});

test('when it is idle: the next act gets another connection', async () => {
  await database.as(ACTOR, async ({ tx }) => await insert(tx, 'rust'));
  await kill();
  await wait(50);
  await database.as(ACTOR, async ({ tx }) => await insert(tx, 'weer'));
  await database.checkHealth();
});

test('of one client, and of a migration half-way: neither hangs, and the migration runs again', async () => {
  const one = withClient(`${testDatabase.url}?application_name=los`, async (client) => {
    await kill('los');
    await client.query('select 1');
  });
  await assert.rejects(one, WEG);

  const folder = await mkdtemp(join(tmpdir(), 'koppelpunt-lost-'));
  const file = join(folder, '0001-traag.sql');
  await writeFile(file, 'create table traag (id int); select pg_sleep(60)');
  const pool = openPool({ url: testDatabase.url, applicationName: 'migreert', maxConnections: 1 });
  const migrating = assert.rejects(migrate(pool, [{ name: 'weg', folder }]), WEG);
  await wait(300);
  await kill('migreert');
  await within(5_000, migrating);
  await writeFile(file, 'create table traag (id int)');
  assert.deepEqual(await migrate(pool, [{ name: 'weg', folder }]), ['weg/0001-traag.sql']);
  await within(5_000, pool.end());
  await rm(folder, { recursive: true });
});

test('no other file of the product makes a pool or a client: each has a listener', () => {
  const root = join(import.meta.dirname, '../../../..');
  const files = globSync(
    ['packages/platform/src/**/*.ts', 'apps/*/src/**/*.ts', 'demo/*.ts', 'scripts/**/*.ts'],
    {
      cwd: root,
    },
  );
  const makers = files.filter(
    (file) =>
      !file.endsWith('.test.ts') &&
      /new (?:pg\.)?(?:Pool|Client)\(/.test(readFileSync(join(root, file), 'utf8')),
  );
  assert.deepEqual(makers, ['packages/platform/src/database/connections.ts']);
});

async function within<T>(ms: number, wanted: Promise<T>): Promise<T> {
  const late = wait(ms, undefined, { ref: false }).then(() => {
    throw new Error(`not within ${ms} ms`);
  });
  return await Promise.race([wanted, late]);
}
