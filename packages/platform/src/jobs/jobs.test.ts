import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { openDatabase, type Database } from '../database/database.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { createLog } from '../log/log.ts';
import { sql } from 'kysely';
import { JOB_SCHEMA_VERSION } from '../database/job-schema.ts';
import { createJobs, type JobDefinition, type Jobs } from './jobs.ts';

const ANYONE = dangerouslyAsSystem('test');
let testDatabase: TestDatabase;
let database: Database<Record<string, never>>;
let jobs: Jobs;

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  const { appUrl: url } = testDatabase;
  database = openDatabase({ url, applicationName: 'test' });
  jobs = createJobs({ url, log: createLog({ name: 'test', level: 'silent' }) });
  await jobs.start();
});
after(async () => {
  await jobs.stop();
  await database.close();
  await testDatabase.drop();
});

function definition(
  name: string,
  handle: JobDefinition<{ n: number }>['handle'],
): JobDefinition<{ n: number }> {
  const audit = { kind: 'geen', reden: 'a test' } as const;
  return { name, retryLimit: 3, retryDelaySeconds: 1, expireInSeconds: 60, audit, actor: 'test', handle };
}

async function until(condition: () => boolean, seconds = 10): Promise<void> {
  for (let tries = 0; tries < seconds * 20 && !condition(); tries += 1) await wait(50);
  assert.ok(condition(), `it did not happen within ${seconds} s`);
}

test('the tables of the jobs are those of this version of pg-boss, and the application makes no others', async () => {
  const { rows } = await database.as(
    ANYONE,
    async ({ tx }) => await sql<{ version: number }>`select version from pgboss.version`.execute(tx),
  );
  assert.equal(rows[0]?.version, JOB_SCHEMA_VERSION);
  for (const attempt of [sql`create table pgboss.x (id integer)`, sql`drop table pgboss.job`]) {
    await assert.rejects(
      database.as(ANYONE, async ({ tx }) => await attempt.execute(tx)),
      { code: '42501' },
    );
  }
});

test('a job exists only when the transaction that sent it commits', async () => {
  const seen: number[] = [];
  await jobs.work(
    definition('outbox', async ({ n }) => {
      seen.push(n);
      return { kind: 'done' };
    }),
  );
  await assert.rejects(
    database.as(ANYONE, async ({ tx }) => {
      await jobs.send('outbox', { n: 1 }, { tx });
      throw new Error('rolled back');
    }),
  );
  await database.as(ANYONE, ({ tx }) => jobs.send('outbox', { n: 2 }, { tx }));
  await until(() => seen.length > 0);
  assert.deepEqual(seen, [2]);
});

test('a job that could not be done yet is tried again', async () => {
  let tries = 0;
  await jobs.work(
    definition('opnieuw', async () => {
      tries += 1;
      return tries < 2 ? { kind: 'retry', reason: 'not yet' } : { kind: 'done' };
    }),
  );
  await jobs.send('opnieuw', { n: 1 });
  await until(() => tries === 2);
});

test('two hundred jobs wait for each other and not for a poll, each is done once, and no more at once than said', async () => {
  const seen = new Set<number>();
  let [atOnce, most, runs] = [0, 0, 0];
  const many = definition('tweehonderd', async ({ n }) => {
    atOnce += 1;
    runs += 1;
    most = Math.max(most, atOnce);
    await wait(5);
    atOnce -= 1;
    seen.add(n);
    return { kind: 'done' };
  });
  await jobs.work({ ...many, pollSeconds: 60, atOnce: 3 });
  const began = performance.now();
  for (let n = 0; n < 200; n += 1) await jobs.send('tweehonderd', { n }, { key: String(n) });
  await until(() => seen.size === 200, 60);
  // At one poll for each job this took 100 s with the half second that it was; here a poll comes once a minute.
  assert.ok(performance.now() - began < 30_000);
  assert.deepEqual([most <= 3, runs], [true, 200]);
});

test('a job is taken at its commit, whichever process sent it', async () => {
  const seen: number[] = [];
  const lazy = definition('wakker', async ({ n }) => {
    seen.push(n);
    return { kind: 'done' };
  });
  await jobs.work({ ...lazy, pollSeconds: 60 });
  await wait(200);
  const other = createJobs({ url: testDatabase.appUrl, log: createLog({ name: 'other', level: 'silent' }) });
  await other.start();
  await database.as(ANYONE, async ({ tx }) => {
    await other.send('wakker', { n: 1 }, { tx });
    await wait(300);
    assert.deepEqual(seen, [], 'not before the commit');
  });
  await until(() => seen.length === 1);
  await other.stop();
});

test('waiting twins are one', async () => {
  const seen: number[] = [];
  const twin = definition('tweeling', async ({ n }) => {
    seen.push(n);
    return { kind: 'done' };
  });
  // Sent before any worker runs, because a twin of a job that already runs is rightly a new job.
  await jobs.prepare(twin);
  await Promise.all([1, 2, 3].map((n) => jobs.send('tweeling', { n }, { key: 'school' })));
  await jobs.work(twin);
  await until(() => seen.length > 0);
  await wait(1_200);
  assert.equal(seen.length, 1);
});

test('a job says what it writes down and under which name it acts, or it does not compile', () => {
  const rest = {
    name: 'x',
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 1,
    handle: async () => ({ kind: 'done' }) as const,
  };
  // @ts-expect-error -- no audit policy
  const zonderAudit: JobDefinition<object> = { ...rest, actor: 'test' };
  // @ts-expect-error -- no name
  const zonderNaam: JobDefinition<object> = { ...rest, audit: { kind: 'geen', reden: 'a test' } };
  assert.ok(zonderAudit && zonderNaam);
});
