import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import pg from 'pg';
import { ConfigError } from '../config/config.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { createGeheimen } from './geheimen.ts';
import { openGeheimen } from './vaste-sleutels.ts';

const [A, B] = ['A'.repeat(43), 'B'.repeat(43)];
let testDatabase: TestDatabase;
let owner: pg.Pool;
before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  owner = new pg.Pool({ connectionString: testDatabase.url, max: 4 });
});
after(async () => {
  await owner.end();
  await testDatabase.drop();
});

test('processes that start together agree on the fixed keys, which depend on no key of the ring', async () => {
  const [een, ander] = await Promise.all([openGeheimen(owner, () => A), openGeheimen(owner, () => A)]);
  assert.equal(een.pseudonym('x', 'y'), ander.pseudonym('x', 'y'));
  assert.equal(een.deriveText('x'), ander.deriveText('x'));
  const zonderDatabase = createGeheimen(A);
  assert.notEqual(een.pseudonym('x', 'y'), zonderDatabase.pseudonym('x', 'y'));
  assert.notEqual(een.deriveText('x'), zonderDatabase.deriveText('x'));
});

test('they are the same under a ring that turned', async () => {
  const voor = await openGeheimen(owner, () => A);
  const na = await openGeheimen(owner, () => `k2:${B},k1:${A}`);
  assert.equal(voor.pseudonym('x', 'y'), na.pseudonym('x', 'y'));
  assert.equal(voor.deriveText('x'), na.deriveText('x'));
});

test('keys that do not belong to this database are told at the start, in a Dutch sentence without a key in it', async () => {
  for (const ring of [B, `k7:${B}`]) {
    await assert.rejects(
      openGeheimen(owner, () => ring),
      (error: Error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, /passen niet bij deze databank/);
        assert.ok(!error.message.includes(B));
        return true;
      },
    );
  }
});

test('the roles that answer requests cannot see them', async () => {
  for (const url of [testDatabase.appUrl, testDatabase.loginUrl]) {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await assert.rejects(pool.query('select * from vaste_sleutels'), /permission denied/);
    await pool.end();
  }
});
