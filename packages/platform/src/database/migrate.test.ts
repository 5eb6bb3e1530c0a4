import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createTestDatabase, openOwner, type Owner, type TestDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import type { PlatformGebeurtenis } from '../logboek/gebeurtenissen.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
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
