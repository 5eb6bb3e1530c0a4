import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { createTestDatabase, openOwner, type Owner, type TestDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import type { PlatformGebeurtenis } from '../logboek/gebeurtenissen.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { openPool } from './connections.ts';
import { openDatabase, type Database } from './database.ts';
import { describeSchema } from './describe-schema.ts';
import { migrate, PLATFORM_MIGRATIONS } from './migrate.ts';

let testDatabase: TestDatabase;
let owner: Owner<{ logboek: { id: number; gebeurtenis: string } }>;
/** The same database as the application sees it. */
let asApp: Database<{ logboek: { id: number; gebeurtenis: string } }>;
let folder: string;
const SYSTEM = dangerouslyAsSystem('test');

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  owner = openOwner(testDatabase.url);
  asApp = openDatabase({ url: testDatabase.appUrl, applicationName: 'test' });
  folder = await mkdtemp(join(tmpdir(), 'koppelpunt-migrations-'));
});
after(async () => {
  await Promise.all([owner.close(), asApp.close()]);
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

test('processes that start together run each migration once', async () => {
  await writeFile(join(folder, '0001-dingen.sql'), 'create table dingen (id integer primary key)');
  const both = await Promise.all([1, 2].map(() => migrate(owner.pool, [{ name: 'proef', folder }])));
  assert.deepEqual(both.flat(), ['proef/0001-dingen.sql']);
  assert.match(await describeSchema(owner.pool), /create table dingen \(\n {2}id integer not null/);
});

test('a migration that fails leaves nothing behind and is tried again', async () => {
  const broken = join(folder, '0002-kapot.sql');
  await writeFile(broken, 'create table half (id integer); select 1 / 0');
  await assert.rejects(migrate(owner.pool, [{ name: 'proef', folder }]), /0002-kapot/);
  assert.doesNotMatch(await describeSchema(owner.pool), /create table half/);
  await writeFile(broken, 'create table heel (id integer)');
  assert.deepEqual(await migrate(owner.pool, [{ name: 'proef', folder }]), ['proef/0002-kapot.sql']);
});

test('a table that somebody uses holds up a migration, not everybody else: it steps back and tries again', async () => {
  await writeFile(join(folder, '0003-kolom.sql'), 'alter table dingen add column naam text');
  const lockWait = { timeoutMs: 200, pauseMs: 300, tries: 20 };
  const backup = await owner.pool.connect();
  await backup.query('begin; lock table dingen in access share mode');
  const other = openPool({ url: testDatabase.url, applicationName: 'migreert', maxConnections: 2 });
  const migrating = migrate(other, [{ name: 'proef', folder }], lockWait);
  // Readers come between two tries; behind a migration that waits, all of these would wait for the backup.
  for (let reader = 0; reader < 10; reader++) {
    await wait(50);
    const read = owner.pool.query(`set statement_timeout = 2000; select 1 from dingen`);
    await read;
  }
  await backup.query('rollback');
  backup.release();
  assert.deepEqual(await migrating, ['proef/0003-kolom.sql']);

  await writeFile(join(folder, '0004-nog-een.sql'), 'alter table dingen add column kleur text');
  const holder = await owner.pool.connect();
  await holder.query('begin; lock table dingen in access share mode');
  const never = migrate(other, [{ name: 'proef', folder }], { timeoutMs: 50, pauseMs: 20, tries: 3 });
  await assert.rejects(never, { name: 'ConfigError', message: /^De tabellen kunnen niet worden bijgewerkt/ });
  await holder.query('rollback');
  holder.release();
  assert.deepEqual(await migrate(other, [{ name: 'proef', folder }]), ['proef/0004-nog-een.sql']);
  await other.end();
});

test('the logboek row shares the transaction of the act, and nobody can change it afterwards', async () => {
  const write = (gebeurtenis: PlatformGebeurtenis, fail: boolean) =>
    asApp.as(SYSTEM, async ({ tx }) => {
      await appendLogboek({ actor: SYSTEM, tx }, { gebeurtenis });
      if (fail) throw new Error('the act failed');
    });
  await write('aanmelding.gelukt', false);
  await assert.rejects(write('aanmelding.mislukt', true));
  const rows = await owner.db.selectFrom('logboek').select('gebeurtenis').execute();
  assert.deepEqual(rows, [{ gebeurtenis: 'aanmelding.gelukt' }]);
  await assert.rejects(sql`update logboek set gebeurtenis = 'anders'`.execute(owner.db), /append-only/);
  await assert.rejects(sql`delete from logboek`.execute(owner.db), /append-only/);
  await assert.rejects(sql`truncate logboek`.execute(owner.db), /append-only/);
});
